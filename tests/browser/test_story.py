"""The whole story of one audit, from an empty database to the findings page on paper."""

import io
import re
from types import SimpleNamespace

import pytest
from browser_steps import (
    add_case,
    add_person,
    add_team,
    allocate,
    answer,
    choose_password,
    comment,
    decide,
    describe_the_case,
    fill_in_the_section,
    follow,
    heading,
    make_cycle,
    press,
    propose,
    put_in,
    send,
    set_up,
    sign_in,
    take_up,
    tell,
)
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.work import clock, set_up as first_run
