"""Characters that look like others: what a text is compared by when the wrong ones were chosen.

People, fonts and readers of PDF files choose them. Only for comparing: headers, units, enum values,
flags and numerals. No ASCII digit is made of anything, and ids and texts keep their characters.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_VARIANTS = """
    万萬 与與 专專専 业業 两兩両 个個 临臨 为為爲 举舉挙 乡鄉郷 买買 于於 亏虧 产產産 亩畝 亿億 从從従
    仓倉 价價価 众眾衆 优優 会會 体體 余餘 债債 倾傾 偿償 储儲 关關関 养養 内內 册冊 农農 况況 净凈淨浄
    准準 减減 划劃 别別 制製 办辦 务務 动動 劳勞労 区區 协協 单單単 占佔 卤鹵 厂廠 县縣県 叁叄 参參
    发發発 变變変 只隻 台臺 号號 后後 员員 周週 团團団 围圍囲 国國 圆圓 场場 坚堅 垫墊 填塡 增増 壹壱
    处處処 备備 复復複 够夠 头頭 奖奬獎奨 实實実 审審 对對対 导導 层層 属屬 岗崗 币幣 布佈 帐帳 带帶帯
    帮幫 并並併 库庫 应應応 开開 强強 归歸帰 当當 录錄録 径徑 态態 总總総 愿願 户戶戸 托託 执執 报報
    担擔 拟擬 拥擁 损損 据據拠 收収 效効 数數 无無 时時 术術 机機 权權権 条條 来來 构構 查査 标標 核覈
    档檔 没沒 注註 济濟済 涉渉 游遊 灾災 点點 状狀 现現 电電 监監 盖蓋 码碼 础礎 确確 种種 积積 称稱
    稳穩穏 笔筆 筹籌 签簽 类類 系係 红紅 约約 级級 纯純 纳納 组組 细細 织織 终終 经經経 结結 给給 络絡
    统統 绩績 续續続 编編 网網 群羣 职職 联聯聨 脱脫 节節 范範 获獲 营營営 补補 装裝 见見 观觀観 规規
    计計 订訂 认認 让讓譲 训訓 议議 记記 设設 证証證 评評 识識 该該 详詳 请請 调調 贝貝 负負 财財 责責
    账賬 质質 贫貧 购購 贰貳弐貮 贴貼 贷貸 资資 赈賑 车車 转轉転 较較 边邊辺 达達 迁遷 还還 进進 逾踰
    银銀 错錯 镇鎭鎮 长長 门門 间間 队隊 际際 陆陸 险險険 难難 青靑 韦韋 页頁 顷頃 项項 预預 领領 额額
    风風 飞飛 马馬 鱼魚 鸟鳥 鸡雞鷄鶏 麦麥 黄黃 黾黽 齐齊 齿齒 龙龍竜 龟龜
"""
"""A simplified character and the traditional, Japanese or older forms of it, for those that our words are made of.

Forms with a second meaning (乾 藉 髮, or 円, which is yen) are left out.
"""

_RADICALS = """
    ⺁厂 ⺄乙 ⺈刀 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺒巳 ⺓幺 ⺔彐 ⺗心 ⺙攵 ⺝月 ⺟母 ⺠民 ⺫目 ⺬示 ⺮竹 ⺰糸 ⺳网
    ⺼肉 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻋车 ⻏邑 ⻓长 ⻔门 ⻖阜 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼
    ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⻳龟
"""
"""Radicals of the supplement (U+2E80 ...) that PDF readers put for the character of the same shape."""

_KANGXI = range(0x2F00, 0x2FD6)
"""The radicals whose NFKC form is the character itself, though often the traditional one (⼾ 戶)."""

_HOMOGLYPHS = dict(
    zip(
        "АВЕКМНОРСТУХЅІЈԜасеорухкѕіјԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧκνο",
        "ABEKMHOPCTYXSIJWaceopyxksijw" + "ABEZHIKMNOPTYXkvo",
        strict=True,
    )
)
"""Cyrillic and Greek letters, and the Latin ones that they look like."""


def _table() -> dict[int, str]:
    simple = {form: group[0] for group in _VARIANTS.split() for form in group[1:]}
    pairs = simple | {pair[0]: pair[1] for pair in _RADICALS.split()} | _HOMOGLYPHS
    for code in _KANGXI:
        plain = unicodedata.normalize("NFKC", chr(code))
        pairs[chr(code)] = simple.get(plain, plain)
    return {ord(sign): plain for sign, plain in pairs.items()}


_TABLE = _table()


def look_alike_folded(text: str) -> str:
    """The text with each look-alike character as the one that it stands for: 戶 as 户, ⻓ as 长, Cyrillic к as k.

    One character for one; width, white space and invisible characters are left to
    `fupin.model.units.squeeze`, which may be applied before or after.
    """
    return text if text.isascii() else text.translate(_TABLE)


@cache
def looking_like(sign: str) -> str:
    """The characters that `look_alike_folded` takes for this one, without it itself."""
    return "".join(chr(code) for code, plain in _TABLE.items() if plain.casefold() == sign.casefold())
