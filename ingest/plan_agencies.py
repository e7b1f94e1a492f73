"""Whose projects a plan's projects are: those of the plan's agency, and of its fiscal year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from schema.project_names import agency_key
from warehouse.linking import Group, Plan, Project


class PlanAgencies:
    """The agencies of the stored projects: their names, as documents write them, and codes.

    Plans name their agency and seldom give its code, stripped pages have the code and no name:
    the pages that have both tell which belong together. A name counts before a code, for
    agencies have handed codes on.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        """Learn which codes go by which name."""
        self._by_code: dict[str, list[Group]] = defaultdict(list)
        self._by_name: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            self._by_code[group.agency_code].append(group)
            if group.agency_name:
                self._by_name[agency_key(group.agency_name)].append(group)

    def groups_of(self, plan: Plan) -> list[Group]:
        """The projects of the plan's agency and, as far as years are known, of its year."""
        if plan.agency_code:
            found = self._by_code.get(plan.agency_code, [])
        else:
            found = self._named(plan)
            codes = sorted({group.agency_code for group in found})
            found = [*found, *(one for code in codes for one in self._nameless(code))]
        return [group for group in found if _may_be_of_its_year(plan, group)]

    def is_touched(self, plan: Plan) -> bool:
        """Whether this run loaded a project of the plan's, or told first whose name a code has."""
        if any(group.any_new for group in self.groups_of(plan)):
            return True
        known = {group.agency_code for group in self._named(plan) if not group.all_new}
        return any(group.agency_code not in known for group in self._named(plan))

    def _named(self, plan: Plan) -> list[Group]:
        return self._by_name.get(agency_key(plan.agency_name or ""), [])

    def _nameless(self, code: str) -> list[Group]:
        return [group for group in self._by_code[code] if not group.agency_name]


class Grouped:
    """Projects by the group they are of."""

    def __init__(self, projects: Iterable[Project]) -> None:
        """Sort them once: a plan's are then found without a look at all others."""
        self._groups: dict[tuple[str, str | None, int | None], list[Project]] = defaultdict(list)
        for one in projects:
            self._groups[one.agency_code, one.agency_name, one.fiscal_year].append(one)

    def of(self, groups: Sequence[Group]) -> list[Project]:
        """The projects of the given groups."""
        return [project for group in groups for project in self._groups.get(group[:3], [])]


def _may_be_of_its_year(plan: Plan, group: Group) -> bool:
    return None in (plan.fiscal_year, group.fiscal_year) or plan.fiscal_year == group.fiscal_year
