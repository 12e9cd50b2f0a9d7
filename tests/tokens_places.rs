//! Names of cities and districts, and numerals, with the dictionary that Wenmai comes with: no token begins or ends within one.

use wenmai::tokens::{Settings, Tokenizer};

/// Cities of prefectures, and others whose name ends as another word begins.
const CITIES: &str = "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 \
    乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 吉林 四平 辽源 通化 \
    白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 \
    泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 \
    福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 \
    威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 \
    襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 \
    茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 \
    成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 \
    丽江 普洱 临沧 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 银川 \
    石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 诸城 丰城 桐城 麻城 应城 韩城 海城 凤城 兴城 宜都 江都";

fn words(tokenizer: &Tokenizer, text: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokenizer.cut(text, |piece| words.push(piece.surface.to_owned()));
    words
}

/// Whether no token begins where `name` does, behind `before`, or one goes on behind it with less than all of it: 成 都市.
fn crossed(words: &[String], before: &str, name: &str) -> bool {
    let mut at = 0;
    let mut starts = Vec::new();
    for word in words {
        starts.push(at);
        at += word.len();
    }
    let (start, end) = (before.len(), before.len() + name.len());
    !starts.contains(&start)
        || (!starts.contains(&end) && starts.iter().any(|at| (start + 1..end).contains(at)))
}

#[wasm_bindgen_test::wasm_bindgen_test(unsupported = test)]
fn no_city_is_cut_across_its_name() {
    let tokenizer = Tokenizer::new(crate::common::dictionary(), Settings::default());
    let mut wrong = Vec::new();
    for city in CITIES.split_whitespace() {
        let words = words(&tokenizer, &format!("在{city}市举行"));
        if crossed(&words, "在", city) {
            wrong.push(words.join(" "));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for district in ["南山区", "金山区", "天山区"] {
        assert_eq!(words(&tokenizer, &format!("，{district}，"))[1], district);
    }
    assert_eq!(words(&tokenizer, "大城市和新城市"), ["大", "城市", "和", "新", "城市"]);
}

#[wasm_bindgen_test::wasm_bindgen_test(unsupported = test)]
fn numerals_are_whole_beside_words_that_begin_with_their_characters() {
    let tokenizer = Tokenizer::new(crate::common::dictionary(), Settings::default());
    for numeral in [
        "第二十五",
        "第三十一",
        "一百二十三万四千五百六十七",
        "百分之二十五",
        "百分之五十点三",
        "一千九百四十九",
        "两百三十五",
    ] {
        assert_eq!(words(&tokenizer, &format!("，{numeral}，"))[1], numeral);
    }
    for word in ["一起", "万众一心", "千方百计", "三农", "五一"] {
        assert_eq!(words(&tokenizer, &format!("，{word}，"))[1], word);
    }
}
