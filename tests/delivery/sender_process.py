"""A process that sends what is in a database, for tests that kill it: DATABASE_URL LEASE_SECONDS."""

from __future__ import annotations

import sys
import threading
from datetime import timedelta

from attribution.outbound.http_outbound import HttpOutbound
from attribution.services.deliver_webhooks import Pace, run_sender
from attribution.store.sql_store import SqlStore

if __name__ == "__main__":
    url, lease = sys.argv[1:]
    store = SqlStore(url)
    pace = Pace(lease=timedelta(seconds=float(lease)), poll=0.02)
    run_sender(threading.Event(), deliveries=store.deliveries, outbound=HttpOutbound(private=True), pace=pace)
