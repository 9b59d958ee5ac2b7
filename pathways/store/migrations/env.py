"""Run by Alembic: migrate over the connection, and inside the transaction, that store.schema hands over."""

from alembic import context

from pathways.store.account_rows import AccountRow
from pathways.store.cohort_rows import CohortTableRow
from pathways.store.demand_rows import AdRow
from pathways.store.people_rows import ProfileRow
from pathways.store.plan_rows import SeatPlanRow
from pathways.store.rows import Row

# One row of each file: naming them is what loads their tables into the MetaData that all rows share.
(tables,) = {row.metadata for row in (Row, AccountRow, AdRow, CohortTableRow, ProfileRow, SeatPlanRow)}
context.configure(connection=context.config.attributes["connection"], target_metadata=tables)
context.run_migrations()
