"""The record kinds of a submission: one Pydantic model each, the single source of every field.

`RECORDS` lists them in the order in which a submission is usually laid out, the core kinds first.
"""

from __future__ import annotations

from fupin.model.records.base import Record
from fupin.model.records.finance import FundLine, Hiring, Loan
from fupin.model.records.governance import Application, CountyWork, Duty, LocalIndustry, Plan, ReportingUnit
from fupin.model.records.land import LandBase, LandUse
from fupin.model.records.links import (
    Distribution,
    HouseholdContract,
    HouseholdYear,
    Implementation,
    Participation,
    Payout,
    Premises,
)
from fupin.model.records.outreach import Demonstration, Event, Pairing, Survey
from fupin.model.records.oversight import Indicator, ProgressReport, Task
from fupin.model.records.partners import Agreement, AssetProject, Enterprise, Workshop
from fupin.model.records.places import County, Household, Township, Village
from fupin.model.records.projects import Project, Station

RECORDS: dict[str, type[Record]] = {
    "project": Project,
    "enterprise": Enterprise,
    "workshop": Workshop,
    "hiring": Hiring,
    "loan": Loan,
    "station": Station,
    "asset_project": AssetProject,
    "land_base": LandBase,
    "agreement": Agreement,
    "land_use": LandUse,
    "village": Village,
    "household": Household,
    "township": Township,
    "county": County,
    "fund_line": FundLine,
    "progress_report": ProgressReport,
    "task": Task,
    "indicator": Indicator,
    "participation": Participation,
    "household_year": HouseholdYear,
    "payout": Payout,
    "distribution": Distribution,
    "implementation": Implementation,
    "household_contract": HouseholdContract,
    "premises": Premises,
    "county_work": CountyWork,
    "local_industry": LocalIndustry,
    "plan": Plan,
    "event": Event,
    "demonstration": Demonstration,
    "pairing": Pairing,
    "survey": Survey,
    "duty": Duty,
    "reporting_unit": ReportingUnit,
    "application": Application,
}

__all__ = ["RECORDS", "Record"]
