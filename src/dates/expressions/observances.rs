//! Days of commemoration, Chinese and international, that the press calls by their names.

use super::festivals::{Festival, Needs, When};

const fn day(name: &'static str, when: When) -> Festival {
    Festival { name, when, needs: Needs::Nothing }
}

/// Longer names stand before their own beginnings.
pub(super) static OBSERVANCES: [Festival; 27] = [
    day("世界水日", When::Fixed(3, 22)),
    day("世界读书日", When::Fixed(4, 23)),
    day("世界讀書日", When::Fixed(4, 23)),
    day("世界地球日", When::Fixed(4, 22)),
    day("世界无烟日", When::Fixed(5, 31)),
    day("世界环境日", When::Fixed(6, 5)),
    day("世界環境日", When::Fixed(6, 5)),
    day("世界艾滋病日", When::Fixed(12, 1)),
    day("国际消费者权益日", When::Fixed(3, 15)),
    day("国际禁毒日", When::Fixed(6, 26)),
    day("国家宪法日", When::Fixed(12, 4)),
    day("国家安全教育日", When::Fixed(4, 15)),
    day("中国航天日", When::Fixed(4, 24)),
    day("中国医师节", When::Fixed(8, 19)),
    day("中国记者节", When::Fixed(11, 8)),
    day("中国农民丰收节", When::Term(12)),
    day("中国人民抗日战争胜利纪念日", When::Fixed(9, 3)),
    day("消费者权益日", When::Fixed(3, 15)),
    day("烈士纪念日", When::Fixed(9, 30)),
    day("助残日", When::Nth(5, 3, 6)),
    day("复活节", When::Easter(0)),
    day("復活節", When::Easter(0)),
    day("浴佛节", When::Lunar(4, 8)),
    day("浴佛節", When::Lunar(4, 8)),
    day("盂兰盆节", When::Lunar(7, 15)),
    day("盂兰节", When::Lunar(7, 15)),
    day("盂蘭節", When::Lunar(7, 15)),
];
