"""In which encoding the names in a zip are written, guessed from real names of classes."""

import pytest

from lib.datasets.own.sources.encodings import ENCODINGS, decode_name, guess_encoding


def words(text: str) -> list[str]:
    return text.split()


CHINESE = words(
    "猫 狗 苹果 香蕉 数字 汽车 飞机 鸟 鱼 花 草 树 男 女 红色 绿色 蓝色 训练集 测试集 小猫 小狗 手写数字 "
    "石头 剪刀 布 晴天 雨天 向日葵 玫瑰 蒲公英 郁金香 垃圾 可回收 有害 厨余 人脸 正方形 圆形 三角形 "
    "新建文件夹"
)
JAPANESE = words(
    "猫 犬 りんご バナナ 数字 車 飛行機 鳥 魚 花 木 赤 青 緑 男 女 訓練 テスト グー チョキ パー ひまわり "
    "バラ 三角形 四角形 丸 新しいフォルダー 画像 写真 笑顔 怒り"
)
RUSSIAN = words(
    "кошки собаки кот пёс яблоко банан машина самолёт птица рыба цветок дерево красный зелёный синий "
    "мужчина женщина обучение тест камень ножницы бумага круг квадрат треугольник роза ромашка тюльпан "
    "Новая_папка картинки"
)
TAIWANESE = words(
    "貓 狗 蘋果 香蕉 數字 汽車 飛機 鳥 魚 花 草 樹 男 女 紅色 綠色 藍色 訓練 測試 石頭 剪刀 布 向日葵 玫瑰"
)
WESTERN = words("café école Bär Äpfel niño señal garçon fleur_été Hände größe Mädchen ciudad_ñ Übung crème")
KOREAN = words(
    "고양이 개 강아지 사과 바나나 숫자 자동차 비행기 새 물고기 꽃 나무 풀 남자 여자 빨강 파랑 초록 "
    "빨간색 파란색 훈련 시험 테스트 가위 바위 보 해바라기 장미 민들레 튤립 삼각형 사각형 원 새폴더 사진 "
    "그림 웃음 분노 학습 검증 딸기 포도 쓰레기 재활용 손글씨 맑음 비 토끼 호랑이 사자 말 소 돼지 닭 연필 "
    "지우개 책 컵 의자 책상"
)
MORE_KOREAN = words(
    "사슴 곰 여우 늑대 오리 거북이 나비 벌 개미 코끼리 기린 판다 원숭이 뱀 개구리 신호등 정지 좌회전 "
    "우회전 마스크 안전모 행복 슬픔 화남 놀람 정상 불량 잎 병든잎 컴퓨터 휴대폰 학생 선생님 구름 산 강 "
    "바다 불 수박 체리 빵 우유 김치 비빔밥 떡볶이 라면 세모 네모 동그라미 왼손 오른손 앞 뒤 봄 여름 가을 "
    "겨울"
)
MORE_CHINESE = words(
    "老虎 狮子 兔子 马 牛 猪 鸡 铅笔 橡皮 书 杯子 椅子 桌子 葡萄 草莓 西瓜 樱花 云 山 河 海 火 电脑 手机 "
    "学生 老师 高兴 悲伤 生气 惊讶 笑脸 哭 健康 病叶 叶子 正常 异常 图片 照片 测试 验证 数据集 未命名 "
    "交通标志 停车 左转 右转 口罩 戴口罩 未戴口罩 安全帽 蝴蝶 蜜蜂 蚂蚁 大象 长颈鹿 熊猫 猴子 蛇 青蛙"
)
ALONE = [(CHINESE, "gbk"), (JAPANESE, "cp932"), (RUSSIAN, "cp866")]
TOGETHER = [
    *ALONE,
    (RUSSIAN, "cp1251"),
    (TAIWANESE, "big5"),
    (WESTERN, "cp850"),
    (KOREAN, "cp949"),
    (MORE_CHINESE, "gbk"),
]


def written(name: str, encoding: str) -> bytes:
    return f"{name}/1.png".encode(ENCODINGS[encoding].codec)


@pytest.mark.parametrize(("names", "encoding"), ALONE)
@pytest.mark.parametrize("is_marked", [False, True])
def test_a_single_name_is_enough(names: list[str], encoding: str, is_marked: bool):
    taken = "utf-8" if is_marked else encoding
    assert {name: guess_encoding([written(name, taken)]) for name in names} == dict.fromkeys(names, taken)


@pytest.mark.parametrize(("names", "encoding"), TOGETHER)
def test_four_names_together(names: list[str], encoding: str):
    for first in range(0, len(names) - 3, 2):
        some = names[first : first + 4]
        assert guess_encoding(written(name, encoding) for name in some) == encoding, some


@pytest.mark.parametrize(
    ("names", "encoding", "alone", "in_threes"),
    [(KOREAN, "cp949", 59, 29), (MORE_KOREAN, "cp949", 46, 26), (MORE_CHINESE, "gbk", 58, 29)],
)
def test_korean_and_chinese_names_of_the_same_bytes(names: list[str], encoding: str, alone: int, in_threes: int):
    """All but a few are told apart; what the syllables count was chosen with these lists in view."""
    assert [guess_encoding([written(name, encoding)]) for name in names].count(encoding) == alone
    threes = [names[first : first + 3] for first in range(0, len(names) - 2, 2)]
    guessed = [guess_encoding(written(name, encoding) for name in three) for three in threes]
    assert guessed.count(encoding) == in_threes


def test_names_in_ascii_are_of_any_encoding():
    assert guess_encoding([b"cat/1.png", b"dog/1.png"]) == guess_encoding([]) == "utf-8"


def test_what_is_no_name_in_an_encoding_is_seen():
    assert decode_name("猫/1.png".encode("gbk"), "utf-8") == "è/1.png"
    assert decode_name("狗".encode("gbk"), "utf-8") == "��"
