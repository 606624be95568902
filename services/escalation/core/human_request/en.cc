#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "a|an|the|one|one of|of|your|our|this|some|some kind of|any|real|actual|live|living|human|proper|senior|qualified|"
     "another|other|different|customer|support|service|sales|billing|technical|tech|helpful|competent|english speaking|"
     "shop|store|nice|friendly|phone|account|travel|product|fucking|damn|bloody|goddamn|freaking|na"},
    // Nobody else is meant by these.
    {"human",
     "human|humans|human being|real person|actual person|live person|living person|real people|actual people|"
     "real human|live human|live agent|live agents|live chat agent|real agent|human agent|human agents|human operator|"
     "live operator|live rep|live representative|live support|live assistance|human support|human assistance|"
     "human help|human intervention|human representative|real representative|customer service representative|"
     "customer service rep|customer service agent|customer support agent|customer care agent|customer representative|"
     "support agent|support representative|support rep|support person|service representative|representative|rep|"
     "supervisor|actual employee|real employee|flesh and blood|shop assistant|call center|call centre"},
    // These are people too, but need a verb of contact before them.
    {"staff",
     "person|someone|somebody|anyone|anybody|agent|agents|operator|manager|managers|colleague|colleagues|employee|"
     "staff|"
     "staff member|member of staff|member of your team|member of the team|adviser|advisor|specialist|specialists|"
     "technician|engineer|expert|experts|consultant|assistant|customer service|customer care|customer support|support|"
     "support team|support staff|service team|sales team|your team|your people|whoever|advisers|advisors|people|"
     "head of|boss|superior|human resource person"},
    {"bot",
     "bot|bots|robot|robots|machine|machines|computer|computers|chatbot|chatbots|ai|automated system|"
     "automated reply|automated replies|automation|virtual assistant|virtual agent|algorithm"},
    {"polite", "please|pls|plz|now|asap|thanks|thank you|immediately|right now|right away|today|urgently|ty"},
    {"want",
     "want|need|wanna|d like|would like|would love|prefer|d prefer|demand|require|request|requesting|wish for|"
     "insist on|looking for|get me|give me|gimme|find me|send me|may i have|can i have|could i have|can i get|"
     "could i get|can we get|can i please have|can i please get|waiting for|wait for"},
    {"neg",
     "don t|dont|do not|didn t|didnt|did not|doesn t|does not|won t|will not|wouldn t|would not|needn t|"
     "no longer|"
     "never|not|without|rather not|d rather not"},
};

constexpr absl::string_view kRequests[] = {
    // "talk to someone", "have a word with your manager"
    "{talk|speak|chat|speaking|talking|chatting} {to|with} @det* @human",
    "{talk|speak|chat|discuss this|discuss it|discuss} {to|with} @det* @staff",
    "discuss ~ with @det* {person|someone|human|agent|somebody}",
    "{talk|speak} to ~ {team|department|desk} {please|pls|now}",
    "{help|helping|assistance|assist|support|prefer|like} {me|us|with|in}* {talking|speaking|chatting} {to|"
    "with} @det* @staff",
    "{help|helping|assistance|assist|support} {me|us|with|in}* {contacting|reaching} @det* "
    "{someone|somebody|person|agent|operator|manager|colleague|employee|specialist|assistant|human}",
    "{have|like|want} a {word|chat|quick word} with @det* @staff",
    "{have|like|want} a {word|chat|quick word} with @det* @human",
    "{get hold of|get a hold of|get in touch with|get in contact with|in contact with|in touch with} @det* @human",
    "{get hold of|get a hold of|get in touch with|get in contact with|be in contact with} @det* "
    "{someone|somebody|person|agent|operator|manager|colleague|employee|staff|staff member|specialist|technician}",
    "{reach|contact|see|message} @det* @human",
    "{reach|contact} @det* {someone|somebody|person|agent|operator|manager|colleague|employee|specialist|assistant}",
    "{deal|dealing|interact|interacting|communicate|communicating|converse} with @det* @human",
    "{deal|dealing|interact|interacting|communicate|communicating} with @det* {person|someone|somebody}",
    "{ask|asked|asking|call|calling} for @det* @human",
    "{ask|asked|asking|calling} for @det* {person|agent|operator|manager}",
    "{ask|asked|asking} {you|already|twice|two|three|four|five|many|several|multiple|so|times}* for @det* @human",
    "@bot but @det* @human",
    // "put me through", "transfer this to a colleague"
    "{connect|transfer|put|pass|forward|redirect|escalate|switch|hand|route|direct|patch|refer|transferred|connected|"
    "forwarded|bring|move} ~ {to|with|onto|through to|over to} @det* @human",
    "{connect|escalate|switch|connected|transferred} {directly|please|back}* {to|with} @det* @staff",
    "{connect|transfer|put|pass|forward|redirect|escalate|switch|hand|route|direct|patch|refer} "
    "{me|us|this|it|them|my case|my ticket|this ticket|this case|the case|this chat|the chat|this conversation|"
    "the conversation|the thread|this thread|my call|my request|this request|my issue|this issue|my message} "
    "{through|over|on|directly|please|back}* {to|with|onto} @det* @staff",
    "{connect|transfer|patch} me {through|over|please}* {to|with} ~ {department|team|desk|branch|office|line}",
    "put {me|us} through {to|please|pls|now|directly}",
    "put {me|us} through $",
    "be put through",
    "hand me over",
    "{please|pls|must} escalate",
    "{want|like|need} {you|this|it}? to escalate",
    "escalate {this|it|my|the} {ticket|case|issue|matter|complaint|request|problem|conversation|chat|to}",
    "{get|bring|fetch} {me|us} @det* {person|someone|somebody|agent|operator|manager|supervisor|colleague|specialist}",
    // "I want a human"
    "@want @det* @human",
    "@want {a|an|the|your|some|real|actual|live|senior|another}* "
    "{person|agent|operator|manager|colleague|adviser|advisor|specialist} $",
    "@want {a|an|the|your|some|real|actual|live|senior|another}* "
    "{person|someone|somebody|agent|operator|manager|colleague|adviser|advisor|specialist|technician} "
    "{please|pls|now|asap|right|immediately|instead|not|to talk|to speak|to call|to phone|to ring|to contact|to chat|"
    "on the phone|on the line|on the call|i can talk|i can speak|who can talk|who i can|senior|from your|from the}",
    "want {this|it|that} ~ {handled|looked at|answered|checked|reviewed|dealt with} by @det* {human|person|someone}",
    "{human|person|someone|somebody|agent|operator} on the {line|phone}",
    "need someone {from|in} {your|the} ~ {team|department|support|office|staff}",
    // "is there a person I can talk to"
    "{is|are} there {a|an|any|some|even|actually|really|real|live|actual|human}* "
    "{human|humans|person|people|someone|somebody|anyone|anybody|agent|agents|representative|operator|staff|employee|"
    "employees|colleague|rep} ~~ {talk|speak|chat|reach|contact|call|help|here|there|available|working|alive|phone}",
    "^ {is|hello|hey}? {anyone|anybody|someone|somebody} {even|actually|really|still}? {there|here|real|alive} $",
    "do you have {any|real|actual|human|live}* {people|humans|person|agents|staff|employees|someone} ~~ "
    "{talk|speak|chat|call|contact|help}",
    "number {where|on which|that|to} ~~ {reach|speak|talk|call} ~~ {human|person|someone|somebody|agent|assistant|"
    "directly}",
    "{whom|who|which number|what number} {can|could|may} i {call|phone|ring|speak to|talk to}",
    "have {a|one of your|your|some}* {human|person|agent|colleague|colleagues|specialist|manager|supervisor|someone|"
    "somebody|technician} {call|ring|phone|contact|reach|get back|take over}",
    // "call me back"
    "{call|ring|phone|telephone|calling|ringing|phoning} me back",
    "{please|pls|kindly|someone|somebody|staff|colleague|agent|consultant|manager|team|have} ~ {call|ring|phone|"
    "telephone} "
    "me $",
    "^ {can|could|would|will} {you|someone|somebody|anyone} {please|maybe}? {call|ring|phone|telephone} me",
    "{please|pls|can|could|would|kindly|someone|somebody|staff|colleague|agent|consultant|manager|team|people|have} ~ "
    "{call|ring|phone|telephone} me {please|pls|now|asap|today|tomorrow|tonight|this|when|as|in|to|within|about|and|on|"
    "at|before|after|by|immediately|urgently|directly|if|so}",
    "give me a {call|ring|phone call|bell|call back}",
    "give us a {call|ring|call back}",
    "{request|schedule|arrange|book|want|need|like|get|have|ask for|expect|prefer} a {call back|callback|phone call|"
    "telephone call|phone appointment|call with someone|personal call}",
    "be {called|phoned|contacted|rung} {back|personally|directly|by}* ~ {person|human|someone|agent|you|manager|editor|"
    "colleague|staff|back|personally}",
    "{talk|speak|explain|discuss|walk|sort|help} ~~ {over the phone|on the phone|by phone|over phone|on phone|"
    "over a call|"
    "by telephone|over video|on a call}",
    // "no more bots"
    "{no more|stop|enough of|sick of|tired of|fed up with|instead of|rather than} "
    "{a|an|the|this|that|your|these|those|talking to|chatting with|dealing with|annoying|stupid|useless|silly|"
    "damn}* @bot",
    "@neg {want|wanna|like|wish|need|prefer}? {to|a|another|more|this|your|any}* {talk|speak|chat|deal|interact|"
    "talking}? "
    "{to|with}? {a|an|the|this|that|your|any|another|some|stupid|dumb|useless}* @bot {anymore|any more|again|reply+}",
    "@neg {want|wanna|like|wish|need|prefer}? {to|a|another|more|this|your|any}* {talk|speak|chat|deal|interact|"
    "talking}? "
    "{to|with}? {a|an|the|this|that|your|any|another|some|stupid|dumb|useless}* @bot $",
    "{talk|speak|chat|talking|speaking|chatting} {to|with} {a|the|this|your} @bot {is|isn t|anymore|any more|again}",
    // A message that is nothing else.
    "^^ @det* @human @polite* $$",
    "^^ @det* {person|someone|agent|operator|manager|supervisor|support agent|staff member|"
    "customer service} @polite* $$",
    "^^ {hi|hello|hey|ok|no|yes|so|just} @det* @human @polite* $$",
    "^ @det* @human {please|pls|plz|now|asap|immediately|right now}",
    "^ {a|an|the|live|real|your}* {person|agent|operator|manager} {please|pls|plz}",
    "{human|agent|representative|operator|person|supervisor|manager} {now|please|pls|plz|asap} $$",
};

constexpr absl::string_view kRefusals[] = {
    "@neg {need|want|wanna|require|like|wish|have|prefer|care|looking|asking|ask|asked|trying|request|requesting|going|"
    "think i need|feel like|mean} ~ @human",
    "@neg @det* @human",
    "do {i|we} {really}? {have|need} to {talk|speak|call|chat|contact} ~ @staff",
    "do {i|we} {really}? {have|need} to {talk|speak|call|chat|contact} ~ @human",
    "@neg {need|want|wanna|require|like|wish|have|prefer|care|looking|asking|ask|asked|trying|request|requesting|going|"
    "think i need|feel like|mean} ~ @staff",
    "@neg {to}? {talk|speak|chat|talking|speaking|chatting|contact|contacting|call|calling} {to|with}? @det* @staff",
    "no need {to|for} ~ @human",
    "no need {to|for} ~ @staff",
    "no @det* @human",
    "no {person|agent|operator|manager|one} {needed|required|necessary|please|is needed}",
    "without {talking|speaking|contacting|having|needing|calling|chatting|reaching|waiting|involving}? ~ @human",
    "without {talking|speaking|contacting|having|needing|calling|chatting|reaching|waiting|involving} ~ @staff",
    "{instead of|rather than|avoid|avoiding} {talking|speaking|contacting|calling|having|waiting|chatting} ~ @human",
    "{instead of|rather than|avoid|avoiding} {talking|speaking|contacting|calling|having|waiting|chatting} ~ @staff",
    "{don t|dont|do not|never|please not} {connect|transfer|escalate|call|forward|hand|pass|phone|ring|put}",
    "{no one|nobody|someone|somebody|they|he|she|did you|why did you|who did you} {call|called|phone|phoned} me $",
    // Told, not asked.
    "{had|managed|was able|were able|been able|used} to {talk|speak|chat} {to|with} ~ {person|agent|human|"
    "representative|manager|someone|colleague|operator|support}",
    "{talked|spoke|spoken|chatted} {to|with} ~ {person|agent|human|representative|manager|someone}",
    "{last|yesterday|earlier|already} ~ {speak|talk|speaking|talking} {to|with}",
    "how {do|can} i {become|be|train|hire|add|create|remove|invite|configure|set up} ~ {agent|representative|operator}",
};

constexpr absl::string_view kFalseFriends[] = {
    "{am i|are we|was i} {talking|speaking|chatting} {to|with} @det* @human",
    "human {resources|resource|error|errors|readable|rights|right|body|hair|nature|made|factor|factors|centric|"
    "centered|"
    "interface|trafficking|friendly|sized|size|voice|figure|hand|kind|head|shaped|like|verification|check|captcha}",
    "humans of",
    "{a|an} human s",
    "{real|actual|live} {person|human|people} s",
    "{user|cleaning|travel|estate|delivery|shipping|bonding|ssh|backup|monitoring|insurance|build|ai|forwarding|"
    "release|"
    "change|transfer|booking|virtual|chemical|foaming|software|mail|deployment|update|qemu|java|log|proxy} {agent|"
    "agents}",
    "agent {version|software|install+|log|logs|process|config+|binary|update|updates|mode|node|url|string|id|key|keys|"
    "seats|seat|licence|license|licenses|role|app|dashboard|account|accounts|api|token}",
    "{install|update|restart|deploy|uninstall|reinstall|upgrade|configure|download} {the|an|your|this|"
    "monitoring}* agent",
    "{delivery|contact|third|post|mail|cleaning|per|each|every|first|missing|wrong|authorised|authorized|tax} person",
    "{person|people} {limit|plan|plans|tent|room|ticket|per}",
    "{tour|network|mobile|boolean|logical|ternary|machine|crane|phone} operator",
    "operator {precedence|overload+|code|fee|guide|manual|error|id}",
    "{project|task|password|device|file|package|window|download|boot|asset|tag|cookie|partition|store} manager",
    "manager {app|role|account|accounts|console|plugin|login|view}",
    "support {ticket|tickets|article|articles|page|for|portal|forum|hours|plan|plans|contract|level|email|address|site|"
    "staff is|bluetooth|usb|hdmi|windows|mac|linux|ios|android}",
    "customer {support|service|care} {hours|email|number|address|phone|line|opening|page|portal|form|is|was|has|are}",
    "{your|opening} {customer}? {support|service} {hours|times|email|number|address}",
    "call me {a|maybe|crazy|old|by}",
    "give me a call {option|feature|button|log|list}",
    "a call back {function|url|button|feature}",
    "callback {url|function|uri|address|endpoint|error|handler}",
    "{rest|api} representative",
    "live {chat|support} {widget|feature|plugin|button|integration}",
    "{representative|sample} {sample|example|image}",
    "{colleague|employee|someone|person|people|somebody|anyone} {who|that} {bought|ordered|sold|delivered|lives|left}",
    "{in|into} person",
    "ai agent",
};

const HumanRequestTable kTable = {"en", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& EnglishRequests() { return kTable; }

}  // namespace firstline::escalation
