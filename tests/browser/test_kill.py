"""Killed at any moment, the server has every answer that it acknowledged."""

import random
import re
import time

from auditor.work.audits import answers
from cast import make_audit
from processes import QUESTIONS, Writer

LEAST_ACKNOWLEDGED = 200


def test_every_acknowledged_answer_is_there_after_sigkill(cast, process):
    audit = make_audit(cast)
    writers = [Writer(process, audit.id, question) for question in QUESTIONS]
    chance = random.Random(2019)
    for writer in writers:
        writer.start()
    kills = 0
    while kills < 4 or sum(writer.count for writer in writers) < LEAST_ACKNOWLEDGED:
        time.sleep(chance.uniform(0.3, 1.2))
        process.kill()
        kills += 1
        process.start()
        assert kills < 40, "the saves do not get through"
    process.kill()
    for writer in writers:
        writer.stopped = True
    for writer in writers:
        writer.join(timeout=10)
    process.start()
    kept = answers.of(audit.id)
    for writer in writers:
        found = kept[writer.question].evidence
        turn = int(re.match(r"Text (\d+) ", found)[1])
        acknowledged = int(re.match(r"Text (\d+) ", writer.acknowledged)[1])
        assert turn >= acknowledged, f"{writer.question}: acknowledged {acknowledged}, kept {turn}"
    total = sum(writer.count for writer in writers)
    print(f"{total} acknowledged saves, {kills + 1} kills, none lost")
    assert total >= LEAST_ACKNOWLEDGED
