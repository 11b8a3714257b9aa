import pytest

from drill.models.figure import Axis, Bars, Block, Curve, Figure, Matrix, Plot, pack, unpack
from drill.text import Text

ALT = Text("what there is to see", "图中的内容")
CURVES = (Curve(label=Text("A"), of="x ** 2"), Curve(label=Text("B", "乙"), points=((0.0, 1.0), (1.0, -2.5))))


@pytest.mark.parametrize(
    "figure",
    [
        Figure(alt=ALT, title=Text("t", "题"), plot=Plot(x=Axis(label=Text("x"), low=0.0), y=Axis(high=2.0), curves=CURVES)),
        Figure(alt=ALT, matrix=Matrix(rows=(Text("r"),), columns=(Text(""),), values=((1,), ("2 * n",)), show="shades")),
        Figure(alt=ALT, block=Block(sizes=(1, 2, 3), over=("C", "L"), groups=2)),
        Figure(alt=ALT, bars=Bars(labels=(Text("a"),), values=(0.5,), axis=Text("count", "个数"))),
    ],
)  # fmt: skip
def test_a_figure_is_packed_and_unpacked_exactly(figure: Figure) -> None:
    assert unpack(pack(figure)) == figure
