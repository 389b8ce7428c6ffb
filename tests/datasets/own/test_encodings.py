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
ALONE = [(CHINESE, "gbk"), (JAPANESE, "cp932"), (RUSSIAN, "cp866")]
TOGETHER = [*ALONE, (RUSSIAN, "cp1251"), (TAIWANESE, "big5"), (WESTERN, "cp850")]


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


def test_names_in_ascii_are_of_any_encoding():
    assert guess_encoding([b"cat/1.png", b"dog/1.png"]) == guess_encoding([]) == "utf-8"


def test_what_is_no_name_in_an_encoding_is_seen():
    assert decode_name("猫/1.png".encode("gbk"), "utf-8") == "è/1.png"
    assert decode_name("狗".encode("gbk"), "utf-8") == "��"
