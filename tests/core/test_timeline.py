from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core import compiler
from massage_gui.core.plan import Plan
from massage_gui.core.routine import Routine
from tests.core.routines_for_tests import plans, routines

FEWER = settings(max_examples=40)


@FEWER
@given(routines(), plans())
def test_the_counterpart_is_the_same_step_on_the_first_side(made: Routine, plan: Plan) -> None:
    compiled = compiler.compile(made, plan)
    for each in compiled.segments:
        first = compiled.counterpart(each.index)
        assert (first is not None) == (len(compiled.sides) == 2 and each.side is compiled.sides[1])
        if first is not None:
            assert compiled.segments[first].number == each.number
            assert compiled.segments[first].side is compiled.sides[0]


@FEWER
@given(routines(), plans(), st.floats(-1, 2_000))
def test_the_segment_at_a_moment_is_the_one_that_holds_it(made: Routine, plan: Plan, moment: float) -> None:
    compiled = compiler.compile(made, plan)
    here = compiled.segments[compiled.at(moment)]
    inside = min(max(moment, 0), compiled.total)
    assert here.start <= inside < here.end or (here is compiled.segments[-1] and inside == here.end)
