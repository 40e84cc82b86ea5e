"""The programme: cycles, their draws and boards, coverage, closing, and audits made again."""
