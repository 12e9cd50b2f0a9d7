//! Words that stand beside new words and in none: closed classes, whatever the text is about.

/// Characters among [`FUNCTION`] that never stand in a new word.
pub const NEVER_INNER: &str = "与及或同的了是将把被也都就还又更最很已着这那此该每我你他她它们让给愿若但称说";
/// What counts without being a numeral.
pub const QUANTIFIERS: &str = "多各每某整半首另近约";
/// Words of reports that stand beside names and terms and in none.
pub const REPORT: [&str; 25] = [
    "表示",
    "强调",
    "指出",
    "认为",
    "举行",
    "具有",
    "宣布",
    "提出",
    "进行",
    "开展",
    "介绍",
    "说道",
    "报道",
    "发表",
    "召开",
    "出席",
    "会见",
    "新华社",
    "记者",
    "本报",
    "查看",
    "以及",
    "包括",
    "成为",
    "显示",
];

/// Characters that by themselves are function words, auxiliaries or pronouns, whatever their tag.
pub const FUNCTION: &str = "的了和同与及或在是将把被对向从到于为以而且也都就还又更最很已正着过之所等这那其此该各每我你他她它们让给愿由并则但若\
                        不有要会能可应须使令称说再便却只才仅即均皆曾未";

/// Words that place a report in time, from where its reader stands.
pub const TIMES: [&str; 32] = [
    "今年", "去年", "明年", "前年", "今天", "昨天", "明天", "今日", "昨日", "明日", "目前", "当前", "近日",
    "日前", "此前", "近年", "近期", "当天", "当日", "当时", "当地", "截至", "截止", "以来", "期间", "本周",
    "上周", "下周", "本月", "上月", "同期", "日电",
];

/// Offices and forms of address.
pub const TITLES: [&str; 44] = [
    "主席",
    "总统",
    "总理",
    "首相",
    "总书记",
    "书记",
    "副主席",
    "副总理",
    "副总统",
    "部长",
    "外长",
    "防长",
    "省长",
    "市长",
    "县长",
    "州长",
    "院长",
    "校长",
    "主任",
    "局长",
    "司长",
    "会长",
    "委员长",
    "秘书长",
    "董事长",
    "总裁",
    "总经理",
    "司令",
    "将军",
    "同志",
    "先生",
    "女士",
    "教授",
    "博士",
    "国王",
    "大使",
    "议长",
    "发言人",
    "常委",
    "委员",
    "教练",
    "主帅",
    "队长",
    "国务卿",
];
