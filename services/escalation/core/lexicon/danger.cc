#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// A life may be at stake; counts whatever the intent is.
constexpr absl::string_view kStrongDangerWords[] = {
    // English
    "{suicide|suicidal}",
    "{kill|killing|hurt|hurting|harm|harming} {myself|himself|herself|themselves|someone|somebody}",
    "{end|ending} my {life|own life}",
    "want to die",
    "{don t|do not} want to live",
    "self harm",
    "{caught|catch|catching|went up in|is on|are on|was on} {fire|flames}",
    "{exploded|explosion|electrocuted|electrocution|electric shock|carbon monoxide|gas leak}",
    "{taken|went|go|rushed|admitted} to {the}? hospital",
    "{in|at} {the}? hospital {because|after|with|due}",
    "{severely|badly|seriously} {injured|burned|burnt|hurt}",
    "{called|call} {an ambulance|the fire brigade|the fire department}",
    "{bomb|threatened to kill|threatens to kill|death threat|death threats}",
    "afraid for my {life|safety}",
    // German
    "{suizid|selbstmord|umbringen|suizidgedanken|das leben nehmen|nicht mehr leben|mir etwas antun}",
    "{in brand|feuer gefangen|explodiert|explosion|stromschlag|gasgeruch|in flammen|brand ausgebrochen|"
    "kohlenmonoxid}",
    "{ins krankenhaus|im krankenhaus|notarzt|rettungswagen|feuerwehr gerufen|schwer verletzt|morddrohung}",
    "{es|schreibtisch|lampe|gerät|akku|ladegerät|netzteil} {hat}? brennt",
    // Spanish
    "{suicidio|suicidarme|matarme|quitarme la vida|no quiero vivir}",
    "{incendio|incendió|prendió fuego|en llamas|explotó|explosión|descarga eléctrica|al hospital|en el hospital|"
    "ambulancia|gravemente herido|amenaza de muerte}",
    // French
    "{suicide|me suicider|me tuer|mettre fin à mes jours|envie de mourir}",
    "{pris feu|prendre feu|en flammes|explosé|explosion|électrocuté|décharge électrique|à l hôpital|ambulance|"
    "gravement blessé|menace de mort|incendie}",
    // Portuguese
    "{suicídio|me matar|matar me|tirar a minha vida|não quero viver}",
    "{pegou fogo|incêndio|em chamas|explodiu|explosão|choque elétrico|choque eléctrico|no hospital|ao hospital|"
    "ambulância|ameaça de morte}",
    // Italian
    "{suicidio|suicidarmi|uccidermi|farla finita|togliermi la vita}",
    "{preso fuoco|incendio|in fiamme|esploso|esplosa|esplosione|scossa elettrica|in ospedale|all ospedale|ambulanza|"
    "minaccia di morte}",
    // Dutch
    "{zelfmoord|zelfdoding|mezelf iets aandoen|wil niet meer leven}",
    "{in brand|vlam gevat|ontploft|explosie|elektrische schok|naar het ziekenhuis|in het ziekenhuis|ambulance|"
    "doodsbedreiging}",
    // Polish
    "{samobójstwo|samobójcze|zabić się|odebrać sobie życie}",
    "{zapalił się|zapaliła się|wybuchł|wybuchła|wybuch|porażenie prądem|do szpitala|w szpitalu|karetka|karetkę|"
    "pożar}",
    // Chinese and Japanese
    "{自杀|自殺|不想活|轻生|轻生|起火|着火|著火|爆炸|触电|觸電|烧伤|燒傷|住院|送医院|送醫院|救护车|救護車|煤气泄漏}",
    "{自殺|死にたい|発火|火災|出火|爆発|感電|やけど|火傷|病院に運|救急車|命の危険}",
};
constexpr absl::string_view kStrongDangerWordsExceptions[] = {
    "{non|no|anti} smoking",
    "smoking {area|room|policy}",
    "{kindle|amazon|fire} {fire|tv|stick|tablet}",
    "fire {tv|stick|tablet|hd|department discount}",
    "{fire|smoke} {alarm|alarms|detector|detectors|sensor|sensors|door}",
    "{smoke|smoking} {grey|gray|glass|white|colour|color|gun}",
    "{spark|sparks} joy",
    "explosion {view|drawing}",
    "exploded {view|drawing}",
    "{i|we} work {at|in} {a|the} hospital",
    "{rauch} {grau|glas|melder}",
    "bomb {calorimeter|shell}",
    "suicide {squad}",
    "fumo {di londra}",
    "{fermo|vetro} fumo",
    "ferita {aperta}",
};
const WordList kStrongDangerWordsList = {"strong_danger_words", kStrongDangerWords, kStrongDangerWordsExceptions};

// Danger to a person or their home, as far as the strong words do not say it.
constexpr absl::string_view kDangerWords[] = {
    "{burning smell|smells burnt|smells of burning|burnt smell|smoke|smoking|smoked|sparks|sparking|sparked|"
    "overheated|overheating|melted|melting}",
    "{injured|injury|injuries|bleeding|burned my|burnt my|burned his|burned her|choking|choked}",
    "{unsafe|dangerous|safety hazard|fire hazard}",
    "{threatened|threatening|stalking|stalker|harassed}",
    "{pinched|trapped|crushed|collapsed on|fell on} {my|his|her|a|our|the}",
    "{rauch|raucht|qualmt|verschmort|verbrannt|funken|überhitzt|verletzt|verletzung|geschmolzen|brandgeruch|"
    "gefährlich|eingeklemmt|brandgefahr}",
    "{humo|echa chispas|chispas|quemado|herido|herida|quemadura|peligroso|se quema|huele a quemado}",
    "{fumée|étincelles|brûlé|brûlure|blessé|blessée|dangereux|sent le brûlé|fondu}",
    "{fumaça|fumo|faíscas|queimado|ferido|ferida|queimadura|perigoso|cheiro a queimado}",
    "{fumo|scintille|bruciato|ferito|ferita|ustione|pericoloso|odore di bruciato}",
    "{rook|vonken|verbrand|gewond|gevaarlijk|brandlucht|gesmolten}",
    "{dym|dymi|iskry|ranny|ranna|poparzony|niebezpieczne|spalenizna}",
    "{冒烟|冒煙|火花|烧焦|燒焦|受伤|受傷|危险|危險|过热}",
    "{煙が|煙を|火花|焦げ|怪我|ケガ|けが|危険|過熱}",
};
constexpr absl::string_view kDangerWordsExceptions[] = {
    "{non|no|anti} smoking",
    "smoking {area|room|policy}",
    "{kindle|amazon|fire} {fire|tv|stick|tablet}",
    "fire {tv|stick|tablet|hd|department discount}",
    "{fire|smoke} {alarm|alarms|detector|detectors|sensor|sensors|door}",
    "{smoke|smoking} {grey|gray|glass|white|colour|color|gun}",
    "{spark|sparks} joy",
    "explosion {view|drawing}",
    "exploded {view|drawing}",
    "{i|we} work {at|in} {a|the} hospital",
    "{rauch} {grau|glas|melder}",
    "bomb {calorimeter|shell}",
    "suicide {squad}",
    "fumo {di londra}",
    "{fermo|vetro} fumo",
    "ferita {aperta}",
};
const WordList kDangerWordsList = {"danger_words", kDangerWords, kDangerWordsExceptions};

}  // namespace

const WordList& StrongDangerWords() { return kStrongDangerWordsList; }
const WordList& DangerWords() { return kDangerWordsList; }

}  // namespace firstline::escalation
