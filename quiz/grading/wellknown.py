"""Words that are well known to be different from each other, in groups, folded."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety hundred"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"

SPELT: dict[str, str] = {
    **{word: str(number) for number, word in enumerate(_ONES.split())},
    **{word: str(10 * tens) for tens, word in enumerate(_TENS.split(), 3)},
    **{word: f"{number}{'st nd rd'.split()[number - 1] if number <= len('123') else 'th'}"
       for number, word in enumerate(_ORDINALS.split(), 1)},
}  # fmt: skip
"""Numbers in words, as they are written in digits."""

_STATES = """
    afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas,
    bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, brunei,
    bulgaria, burkina faso, burundi, cambodia, cameroon, canada, cape verde, chad, chile, china, colombia, comoros,
    congo, costa rica, croatia, cuba, cyprus, czechia, denmark, djibouti, dominica, dominican republic, ecuador, egypt,
    el salvador, england, equatorial guinea, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia,
    georgia, germany, ghana, greece, greenland, grenada, guatemala, guinea, guyana, haiti, honduras, hungary, iceland,
    india, indonesia, iran, iraq, ireland, israel, italy, jamaica, japan, jordan, kazakhstan, kenya, kiribati, kosovo,
    kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg,
    madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, micronesia, moldova, monaco,
    mongolia, montenegro, morocco, mozambique, myanmar, namibia, nauru, nepal, netherlands, new zealand, nicaragua,
    niger, nigeria, norway, oman, pakistan, palau, palestine, panama, paraguay, peru, philippines, poland, portugal,
    qatar, romania, russia, rwanda, samoa, san marino, saudi arabia, scotland, senegal, serbia, seychelles,
    sierra leone, singapore, slovakia, slovenia, somalia, spain, sri lanka, sudan, suriname, sweden, switzerland, syria,
    taiwan, tajikistan, tanzania, thailand, togo, tonga, tunisia, turkey, turkmenistan, tuvalu, uganda, ukraine,
    uruguay, uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe
"""
_OPPOSITES = (
    "north south east west northern southern eastern western northeast northwest southeast southwest",
    "left right",
    "upper lower inner outer",
    "more less fewer most least",
    "before after",
    "maximum minimum",
    "major minor",
    "male female",
    "man woman",
    "men women",
    "sexual asexual",
    "jr sr",
    "junior senior",
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
)
_GROUPS = ([name.strip() for name in _STATES.split(",")], *(words.split() for words in _OPPOSITES))

GROUP_OF: dict[str, int] = {word: number for number, group in enumerate(_GROUPS) for word in group}
"""The group that a well-known word belongs to. A word that turns into another of its group is no
slip: Austria is not Australia, and June is not July."""
