"""Pairs of names made from words and templates that the rules were not tuned on."""

from random import Random

WORKS = (
    ("ปรับปรุงหลังคาทางเดินหน้า", "ทาสีรั้วรอบ"),
    ("ซ่อมบันไดท่าน้ำข้าง", "ก่อสร้างบันไดท่าน้ำข้าง"),
    ("จ้างเหมาเฝ้าเวรยามประจำ", "จ้างเหมาตัดแต่งกิ่งไม้รอบ"),
    ("จัดแสดงละครหุ่นเงา ณ ", "จัดฉายภาพยนตร์กลางแปลง ณ "),
    ("อบรมการจับงูให้ชาว", "อบรมการทำบัญชีให้ชาว"),
    ("ประกวดตำส้มตำลีลาของ", "ประกวดกล่าวสุนทรพจน์ของ"),
    ("ตรวจหาสารตะกั่วในเลือดเด็ก", "ตรวจหาพยาธิในอุจจาระเด็ก"),
    ("เพาะเลี้ยงปลาหางนกยูงกินลูกน้ำใน", "แจกทรายกำจัดลูกน้ำใน"),
    ("ติดตั้งราวจับกันลื่น", "ติดตั้งสัญญาณเตือนภัย"),
    ("พาผู้พิการทางสายตาเที่ยว", "พาทหารผ่านศึกเที่ยว"),
)
PLACES = (
    ("ชุมชนวัดโตนด", "ชุมชนวัดตาล"),
    ("ตลาดสามแยกโรงสี", "ตลาดสี่แยกโรงหมู"),
    ("โรงเรียนวัดหงส์ทอง", "โรงเรียนวัดนกเอี้ยง"),
    ("สวนสาธารณะหนองสาหร่าย", "สวนสาธารณะหนองจอกแหน"),
    ("คลองกระจับ", "คลองกระเฉด"),
    ("บ้านสวนละมุด", "บ้านสวนพุทรา"),
)
OPENINGS = (
    "โครงการ",
    "ค่าใช้จ่ายในการ",
    "กิจกรรม",
    "ค่าใช้จ่ายโครงการ",
    "กิจกรรมที่ 6 ",
    "ผนส.3/โครงการ",
    "",
)
ENDS = (
    "",
    " ({year})",
    " (งบ {short})",
    " ปี {year} - 2570",
    " ประจำปีงบประมาณ พ.ศ. {year}",
    " (กพส.)",
    " (ต่อเนื่อง)",
    " ปี {thai}",
)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def unseen_pairs(seed: int = 4) -> list[tuple[str, str, str, str, str]]:
    """`work`, and year and name of both, for every work at every place."""
    random = Random(seed)
    pairs = []
    for work, other_work in WORKS:
        for place, other_place in PLACES:
            year = random.randint(2561, 2564)
            later = year + random.randint(1, 3)
            for label, one, other in _kinds(
                work + place, work + other_place, other_work + place, random
            ):
                written = _written(one, year, random), _written(other, later, random)
                pairs.append((label, str(year), written[0], str(later), written[1]))
    return pairs


def _kinds(
    name: str, elsewhere: str, other_work: str, random: Random
) -> list[tuple[str, str, str]]:
    no = random.randint(2, 20)
    return [
        ("same", name, name),
        ("same", name, _misspelt(name, random)),
        ("same", f"{name} จำนวน {no * 10} คน", f"{name} จำนวน {no * 10 + 5} คน"),
        ("same", f"{name} ระยะที่ {no}", f"{name} ระยะที่ {no}".translate(THAI)),
        ("other", name, elsewhere),
        ("other", name, other_work),
        ("other", f"{name} ระยะที่ {no}", f"{name} ระยะที่ {no + 1}"),
        ("other", f"{name} ครั้งที่ {no}", f"{name} ครั้งที่ {no + 9}"),
    ]


def _written(text: str, year: int, random: Random) -> str:
    end = random.choice(ENDS).format(year=year, short=year - 2500, thai=str(year).translate(THAI))
    text = random.choice(OPENINGS) + text + end
    return random.choice((text, text, text.replace("ำ", "ํา"), text.replace("การ", "การ ")))


def _misspelt(name: str, random: Random) -> str:
    """The name without one of the tones of its first words."""
    places = [at for at, letter in enumerate(name[:20]) if letter in "่้"]
    if not places:
        return name
    at = random.choice(places)
    return name[:at] + name[at + 1 :]
