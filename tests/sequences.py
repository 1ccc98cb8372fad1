"""Random sequences of what can happen, run until a rule is broken or enough of them were tried."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def try_sequences(machine: type[RuleBasedStateMachine], number: int, *, anew: bool) -> None:
    """Try `number` sequences of `machine`: the same each time, or others than the last time."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=number,
            derandomize=not anew,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
