"""Words and sentences of ads that tell nothing of the work itself. Ours; grown while reading federal announcements."""

import re

from pathways.engine.reading.words import stem

_TELL_NOTHING = """
a ability able about above accomplish accordance according accurate accurately across act action actions activities
activity actual additional adhere advanced advise advising after against agency all also always am among amount an
analyze analyzing and annual another answer any applicable applicant application applied apply applying appropriate
are area areas around as ask aspect aspects assess assessing assign assigned assignment assist assistance assisting
associated assure at authority available background based basic basis be been before begin behind being below best
better between beyond both brief briefing broad but by can candidate capability capable carefully carry case certain
change changes changing clean client closely colleague come comfortable common communicate communicating
communication company competency competent complete completed completing completion complex compliance comply
component components comprehensive concept concepts concerning condition conditions conduct conducting considerable
consistently consult consulting contact contacts contractor contractors contribute coordinate coordinating
coordination correctly could coworker create creating critical current currently customer daily data day deadline
deadlines degree demonstrate demonstrated demonstrating department describe describing desired detail detailed
details determine determining develop developed developing development device devices did different difficult direct
directing directly division do document documentation documents does doing done during duty e.g each education
effect effective effectively effects efficient efficiently effort efforts eight either employ employee employing end
ensure ensuring entire entry entry-level environment equipment especially essential establish establishing etc
evaluate evaluating evaluation even ever every example excellent execute exercise exercising existing experience
experienced expert expertise extensive facilitate facility factor factors familiar familiarity feature features
federal few field finish first five floor follow following for formulate four from full full-time fully function
general generally get getting give given go goal goals going good government grade great group groups guidance
guideline had handle handling hands-on has have having he help her here high higher higher-level highly him his hour
how i i.e identified identify identifying if impact implement implementing important improve improvement in include
included includes including independent independently individual individuals industry information initiate
initiating initiative instruction instructions interpret interpreting into involve involving is issue issues it item
items its job journeyman judgment junior just keep keeping key kind know knowledge large lead leader leadership
learn least less level levels likely limited list lists local location long look low lower machine machinery made
main mainly maintain maintained maintaining major make making manage management manager managing manner many
material materials matter maximum may me means meet meeting member method methods might mine minimum minor mission
modification modify modifying monitor monitoring month monthly months more most multiple must my national nature
near necessary need needs never new nine no non-routine non-technical nonroutine nontechnical nor normal not number
objective objectives obtain of off office official officials often old on one only onto operate operated operating
operation operational or oral order orderly orders organisation organization organizational other others our out
over overall oversee overseeing own part part-time participate particular particularly parties parts party peer
people per perform performance performed performing person personnel phase phases piece plan planned planning please
plus policies policy position possess possible potential practice practices preferred preparation prepare prepared
preparing previous primarily primary principle principles prior priorities priority private problem problems
procedure procedures process processes produce produced producing product products professional proficiency
proficient program programs progress project proper properly proven provide provided providing public purpose
qualification qualified quality question questions range read reading receive receiving recent recently recommend
recommendation recommending record recording recurring regard regarding regularly regulation regulations related
relevant report reported reporting representative representatives request requests required requirement resolve
resolving respect respond responding response responsibility responsible responsibly result results review reviewed
reviewing role routine routinely rule rules safe safely safety same schedule scope second sector see select
selecting senior serve service services serving set setting seven several shall she shift shop short should show
significant similar simple site six skill small so solid solution solutions solve some special specialized specific
specification specifications staff stage stages stakeholder stakeholders standard standards start state statement
status step steps still strong strongly subject successful successfully such suitable supervise supervisor
supervisory support supported supporting system systems take taking task teach team technical technique techniques
tell ten than that the their them then theories theory there these they third this those three through throughout
time timely times to too tool tools total train trained trainee training try two type types typical under understand
understanding unique unit unusual up update updates updating upon us use used user using usually utilization utilize
utilized utilizing varied variety various vendor vendors verbal very via was way we week weekly weeks well were what
when where which who whole whom whose why wide wide-ranging will willing willingness with within without work worked
worker working world would write writing written year yearly years you your
"""
TELL_NOTHING = frozenset(_TELL_NOTHING.split())

_WEAK = """
abnormal acceptance access accessory account adequacy adequate adjust advance aid align alteration apparatus approve
arrange article assemble assembly assurance audit authority authorize automated availability average balance bench
block board body book branch budget build calculate calibrate capacity category cause center certification certify
check clarify class classify code collect combination command comparable compile complexity computation computerized
configuration connect construct construction contain content continue control conventional convert correct
correction cost course cover crew critical cut damage deal defect defective deficiency deliver demand design
designate deterioration deviation diagnose diagram dimension direct discrepancy dispose disassemble discuss display
distribution draft drive duty economic electrical electronic emergency engineer engineering enter entity equip error
estimate evidence exact examine exchange expect expedite expose extent external extract fabricate fault faulty fill
final find fit fix flow form formula frequent function functional fund furnish gather generate hand hazard hold
house incoming increase indicate initial innovative input inquiry inspect inspection inspector install instruct
integrate integrity intended interaction interconnect interconnected internal interrelate interrelated
interrelationship inventory investigate journey judge justify lay layout leader life line listen load locate logical
maintenance malfunction manpower manual manufacture manufacturer mark master mathematics measure mechanic mechanical
mechanism memorandum memo minimize mix mobility mock model monitor motion mount move multiple negotiate note notify
numerous observe occupation occupational offer open operability operator optimum oral orally orientation origin
outside overhaul owner pack package page paper past perceive permit permanent pertinent physical place point portion
position precaution prescribe presence present preserve prevent pricing printed productive production productivity
professional prompt proposal propose protect protocol prototype prove provision pull purchase push qualitative
quantitative quantity rate reach readiness ready reason rebuild receipt recondition recognize reference refine refer
reject relate relative reliable remedy remove render repair replace replacement represent requisition research
reserve residential resource restore restrict retain return rework rough run sample satisfactory save screen search
section secure segment selection selective send sense separate sequence series service serviceable shape ship shop
shut sign sketch skilled sort source speak speed spend sponsor stability standardize stock stop store strategy
strength stress structure study subassembly submit subordinate suit supply surface suspect technical technician
technology template test tester theory thorough tolerance total trace trade trial trouble troubleshoot turn ultimate
unfamiliar unsafe unserviceable usage validate value vehicle verification verify version visual volume warehouse
wear workflow workload workmanship yield ability able knowledge skill experience perform ensure follow operate
process procedure policy regulation guideline directive specification data document record item part component type
kind condition level time result accept action adapt address administer adopt agreement allocate answer anticipate
appear appraisal area argue aspect attend attention aware basis benefit career challenge clear close colleague
commit committee communicate compare competitive comprehensive concept conclude conflict consensus consider
consistent constraint consult context continuous contract contribute cooperate creative criteria decide dedicate
define delegate depend describe develop discover distinguish effective efficient eliminate emphasis encourage engage
enhance enterprise entire establish evaluate exercise exist expert explain explore express extend facilitate factor
feedback flexible focus forecast foster foundation fulfill future guide handbook highlight idea impact importance
influence inform initiative innovation insight inspire intent interest introduce involve knowledgeable lesson logic
long-term maximize meaning mentor mission motivate opinion opportunity outcome outline participate perspective phase
present prioritize proactive profession promote pursue recommend relevant respect reward role share short-term
social staff stakeholder statement strategic success suggest summary supervise sustain target team topic transition
trend trust understand vision abreast accuracy apply authorization insure bend consolidate creditable debrief detect
devise divide existing graded healthcare heavy high-pressure hospital interference journeyman low-pressure medical
module neat normally periodic periodically readable reassemble re-assembly relocate safeguard serviceability
shipboard solicit solve tear transmit unsatisfactory upgrade usable weakness wholesale accomplish accurate achieve
acquire allow analysis analyze appropriate approximate assist assure attach available certain
comprise coordinator specialist sufficient workforce
"""
WEAK = frozenset(map(stem, _WEAK.split()))
"""Stems that are words of work but name none by themselves: a phrase needs another one beside them."""
BOUND = re.compile(
    r"(?:ing|ed|ly|able|ible|ness|ity|ities|ance|ence|ments?|ions?|ive|al|ous|ful|ary|ory|wise|izes?|ify|ifies)$"
)
"""Endings of words that name a doing or a quality: by themselves they are no thing to learn."""

NO_WORK = re.compile(
    r"\b(?:"
    r"r[eé]sum[eé]s?|applicants?|applying|application (?:package|process|materials?)|cover letter|"
    r"transcripts?|questionnaire|veterans?|vacancy|announcement|appointments?|eligib\w+|qualif(?:y|ies) for|"
    r"self[- ]assess\w*|falsif\w+|truthful|perjury|citizens?(?:hip)?|selective service|"
    r"background (?:check|investigation)|clearance|drug[- ]?(?:test\w*|screen\w*)|equal opportunity|eeo|race|"
    r"religion|gender|disabilit\w+|accommodations?|harassment|diversity|inclusion|affirmative|benefits?|"
    r"insurance|401k?|vacation|leave|holidays?|salary|wages?|pay (?:grade|band|plan|range)|bonus(?:es)?|"
    r"overtime|per diem|relocation|(?:GS|WG|WL|WS|GG|NH|NT|ND|DP)-? ?\d+|grade level|next lower|semester|"
    r"quarter hours|accredited|bachelor\w*|master['’]s|ph\.?d|doctoral|graduate|undergraduate|diploma|college|"
    r"university|coursework|substitut\w+|select (?:one|the|all|yes)|(?:response|answer)s?|choose|"
    r"check (?:one|all)|best describes|tell us|duty station|remote work|telework\w*|probationary|union|"
    r"bargaining unit|supervisory experience|merit promotion|driver['’]s licen[sc]e|"
    r"lift(?:ing)? (?:up to )?\d+|pounds|physical(?:ly)? (?:demands?|exam\w*|requirements?|able)|travel|"
    r"commut\w+|shift work|weekends?|rotating shift|on[- ]call|culture|passion\w*|"
    r"our (?:team|mission|company|customers?|values)|creditable|ksas?|are you|"
    r"do you (?:meet|currently|claim|hold|want)|did you|will you|have you (?:ever|been)|"
    r"please (?:see|note|refer|provide|submit|indicate|explain|read)|screen[- ]?out|"
    r"selective (?:placement )?factor|submit\w*|upload\w*|credit for|"
    r"your (?:application|experience|score|rating|grade)|"
    r"(?:specialized|qualifying|one[- ]year) experience (?:equivalent|required|requirement|is|must|in order)|"
    r"time[- ]in[- ]grade|degree|licensure|military (?:rank|grade|membership|uniform)|"
    r"(?:required|compatible) (?:rank|military)|national guard member\w*|enlisted|medical exam\w*|"
    r"pre-?employment|18 years|conditions? of employment|time and attendance|timecards?|journal of|"
    r"discriminat\w+|labor[- ]management|grievances?|disciplin(?:e|ary)|"
    r"performance (?:appraisals?|ratings?|standards|reviews?)|subordinates?|failure to|disqualif\w*|"
    r"(?:listed|described) (?:below|above)|(?:more than )?normal supervision|sf-?50|dd-?214|"
    r"this (?:position|job|question|task|requirement)|minimum (?:qualification|requirement)s?|deploy\w*|"
    r"i (?:perform|meet|lack|possess|certify)|i (?:do not|have no|have not|am|agree|certify|understand)|"
    r"none of the above|not performed|no experience|afscs?"
    r")\b",
    re.I,
)
"""Sentences about applying, the employer, the law, schooling and pay: whatever they name, it is no work."""
NO_WORK_LIKE = (
    "annual leave and paid holidays", "health insurance and retirement plan", "equal opportunity employer",
    "veterans' preference", "security clearance", "background investigation", "cover letter and resume",
    "job announcement", "merit promotion", "civil service", "grade level", "college degree", "semester hours of credit",
    "career development", "friendly team", "company culture", "market leader", "competitive pay", "sign-on bonus",
    "driver's license", "physical demands of the position", "weekend work", "travel to other sites",
    "human resources", "customer satisfaction", "honesty and integrity", "congress", "military service",
    "conflicting priorities", "meetings and briefings", "written reports", "subject matter expert",
)  # fmt: skip
"""What stands for everything that is no work: a phrase nearer to one of these than to any skill is left out."""
