"""What each kind of problem between counties means and what to do about it."""

from __future__ import annotations

from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.report.problem_notes.note import ProblemNote

PROVINCE_NOTES: dict[ProblemCode, ProblemNote] = {
    ProblemCode.NOT_SUBMITTED: ProblemNote(
        Text("县没有报送", "A county that has not submitted"),
        Text(
            "名册上有这个县，检查的文件里没有它的文件。",
            "It is on the roster, and none of the files that were checked is of it.",
        ),
        Text(
            "请该县补报；已报送而文件夹名、文件名里没有县名的，在名册的 files 写明。",
            "Ask for its submission; where its files don't carry its name, name them under files in the roster.",
        ),
    ),
    ProblemCode.NOT_ON_ROSTER: ProblemNote(
        Text("不知是哪个县的文件", "A file of no county on the roster"),
        Text(
            "按名册的 files、文件夹名、文件名和记录里的县名，都认不出或认出不止一个县。文件照样检查，单独列出。",
            "Neither the roster's files, nor the names of folder and file, nor its records tell one county of the"
            " roster. The file is checked all the same, and counted by itself.",
        ),
        Text(
            "改文件名，或在名册里补写 alias、files；不是报送内容的，移出文件夹。",
            "Rename the file, or add an alias or files to the roster; move it elsewhere if it is no submission.",
        ),
    ),
    ProblemCode.RECORD_ELSEWHERE: ProblemNote(
        Text("同一条记录在两个文件里", "The same record in two files"),
        Text(
            "同一个县的两个文件里编号相同；或两个县的文件里编号和所填内容都相同（县、乡、村名除外），或身份证号相同。"
            "各县自行编号，只有编号相同的不算。两处都已检查、计数。",
            "In two files of one county it has the same key; in those of two counties, the same key and all that is"
            " filled in but for the names of places, or the same identity number. Counties number on their own, so"
            " the same key alone means nothing. Both were judged and counted.",
        ),
        Text("核对是谁的记录，另一处删去。", "See whose record it is, and remove the other."),
    ),
    ProblemCode.BORROWED_ELSEWHERE: ProblemNote(
        Text("同一户在两处贷款，或在外县贷款", "A household that has borrowed twice, or in another county"),
        Text(
            "身份证号相同；或户编号、姓名都相同，而且编号带县代码，或没有别的户叫这个姓名；或在同一个县的两个文件里编号相同。"
            "每户的贷款限额按一个文件内合计，两处没有合计。"
            "也包括身份证号在另一个县的贫困户表里、不在本县表里的户。",
            "The identity number is the same; or the household's number and the borrower's name are, and the number"
            " carries the county's code or no other household has the name; or the number is the same in two files of"
            " one county. A household's loans are added up within a file, not over two. Or the household, by its"
            " identity number, is in another county's table of households and not in the county's own.",
        ),
        Text(
            "核对是否同一户；是的，两处贷款合计不得超过限额，并查明为何在两处贷款。",
            "See whether it is one household; if so, add its loans up, and find out why it borrowed in two places.",
        ),
    ),
    ProblemCode.COUNTY_DIFFERS: ProblemNote(
        Text("文件和记录写的县不同", "File and records name different counties"),
        Text(
            "按名册、文件夹名或文件名是一个县的文件，其中的记录写的是另一个县；记录按文件计入前一个县。",
            "By roster, folder or file name it is one county's, and records in it name another. They are counted"
            " under the file's county.",
        ),
        Text("核对是放错了文件，还是县名填错。", "See whether the file or the name of the county is wrong."),
    ),
    ProblemCode.CLAIMED_ELSEWHERE: ProblemNote(
        Text("同一企业两个县都报", "An enterprise that two counties claim"),
        Text(
            "两个县的文件里有同一个统一社会信用代码，所填内容不同。企业可以在两个县带贫，但全省汇总时会算两次。",
            "Two counties list one unified social credit code with other figures. An enterprise may well work in two"
            " counties, but the province would count it twice.",
        ),
        Text(
            "核对两个县所填的是否只是本县部分；汇总时按一个企业算。",
            "See whether each county gives its own part only; count it as one enterprise.",
        ),
    ),
    ProblemCode.KIND_IN_TWO_FILES: ProblemNote(
        Text("一个县的同一种记录分在两个文件", "A kind of record in two files of a county"),
        Text(
            "两个文件分别检查，数目相加；要对照全表的规则（如每户贷款合计）只看各自的文件。",
            "Each file is judged by itself and the counts are added; rules that look at the whole table, such as the"
            " sum of a household's loans, see one file only.",
        ),
        Text(
            "如是补报，无须处理；最好合为一个文件。重复的记录另有提示。",
            "Nothing, if one adds to the other; one file is better. Records in both are told of by themselves.",
        ),
    ),
    ProblemCode.NUMBERS_ALIKE: ProblemNote(
        Text("几个县的户编号相同", "Counties use the same household numbers"),
        Text(
            "各县自行编号，编号相同、姓名不同或没有填的，看不出是不是同一户，没有逐条列出。",
            "Counties number on their own: whether households of one number are the same can't be told where names"
            " differ or are missing, so they are not listed one by one.",
        ),
        Text(
            "要跨县核对，户编号请带县代码，或用身份证号；并填贷款人姓名。",
            "To compare over counties, put the county's code in front of the number or use identity numbers, and fill"
            " in the borrower's name.",
        ),
    ),
}
