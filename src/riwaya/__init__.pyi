"""What `riwaya` gives by name, for type checkers."""

from riwaya.errors import ConfigError as ConfigError
from riwaya.errors import RiwayaError as RiwayaError
from riwaya.errors import RunError as RunError
from riwaya.exports import EXPORTERS as EXPORTERS
from riwaya.exports import ExportOptions as ExportOptions
from riwaya.exports import Written as Written
from riwaya.exports import export as export
from riwaya.exports.claims_json import report_to_json as report_to_json
from riwaya.ingest.read import ReadOptions as ReadOptions
from riwaya.ingest.read import read_path as read_path
from riwaya.model import Claim as Claim
from riwaya.model import Gap as Gap
from riwaya.model import Incident as Incident
from riwaya.model import Report as Report
from riwaya.model import Sourced as Sourced
from riwaya.model import Span as Span
from riwaya.pipeline.build import BuildOptions as BuildOptions
from riwaya.pipeline.build import BuildResult as BuildResult
from riwaya.pipeline.build import build as build
from riwaya.pipeline.reading import claim_reader as claim_reader
from riwaya.reconciliation import Knowledge as Knowledge
from riwaya.reconciliation import Reconciliation as Reconciliation
from riwaya.reconciliation import reconcile as reconcile
from riwaya.store import IncidentQuery as IncidentQuery
from riwaya.store import SqliteStore as SqliteStore
from riwaya.views import Views as Views

__version__: str
