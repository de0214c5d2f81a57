"""What is wrong, in words: the message of a finding and of a problem, in both languages."""

from fupin.report.messages.findings import finding_message
from fupin.report.messages.problems import problem_message

__all__ = ["finding_message", "problem_message"]
