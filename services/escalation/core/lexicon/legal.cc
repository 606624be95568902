#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Lawyers, courts, authorities and formal notices.
constexpr absl::string_view kLegalWords[] = {
    // English
    "{lawyer|lawyers|attorney|attorneys|solicitor|solicitors|barrister}",
    "law firm",
    "{lawsuit|lawsuits|litigation|subpoena}",
    "{to|will|ll|gonna|can|could|might|going to|consider} sue",
    "{sue|suing} {you|your|the company|them|for}",
    "we are suing",
    "legal {action|steps|proceedings|counsel|representation|department|team|consequences|claim|notice|advice|aid}",
    "{take|taking} {you|this|it|them|your company|the matter} to court",
    "{see you|meet} in court",
    "{small claims|county court|high court|court hearing|court order|court case|district court}",
    "{go|going} to {court|tribunal|arbitration}",
    "tribunal",
    "ombudsman",
    "trading standards",
    "{consumer protection|consumer rights act|consumer affairs}",
    "{cease and desist|cease desist|letter before action|formal notice|notice before action|final notice before}",
    "{subject access request|data protection authority|data protection law|data protection officer}",
    "gdpr {request|complaint|violation|breach|erasure|article}",
    "{under|breach of|violation of|violates} {the}? gdpr",
    "{breach|breached} of contract",
    "class action",
    "{report|reporting|reported} {you|this|it} to {the}? {authority|authorities|regulator|police|fca|ftc|cfpb|bbb}",
    "{file|filing|filed|lodge|lodged} {a}? {complaint|claim|suit|report} {with|to} the {regulator|authority|"
    "authorities|ombudsman|police|court}",
    "{press|pressing} charges",
    "{claim|damages} for damages",
    "reserve all rights",
    "statutory rights",
    // German
    "{anwalt|anwälte|anwältin|rechtsanwalt|rechtsanwältin|rechtsanwälte|rechtsanwalts|anwaltlich+|rechtsbeistand|"
    "fachanwalt}",
    "{verklagen|verklage|verklagt|klage einreichen|klage erheben|klageweg|sammelklage}",
    "{vor gericht|gerichtlich|gerichtliche|gerichtlichen|amtsgericht|landgericht|gerichtsverfahren|"
    "gerichtsvollzieher}",
    "{verbraucherzentrale|verbraucherschutz|verbraucherschutzzentrale|schlichtungsstelle}",
    "{rechtliche schritte|rechtlichen schritte|rechtlichen schritten|rechtlich vorgehen|rechtsweg|rechtsschutz|"
    "rechtsschutzversicherung|rechtsabteilung}",
    "{mahnbescheid|einstweilige verfügung|schadensersatz|schadenersatz|abmahnung|unterlassungserklärung}",
    "{strafanzeige|anzeige erstatten|anzeige bei der polizei|juristische schritte|juristisch}",
    "{datenschutzbehörde|dsgvo anfrage|dsgvo verstoß|nach dsgvo}",
    "{letzte frist|letzte fristsetzung|setze ihnen eine frist}",
    // Spanish
    "{abogado|abogada|abogados|abogadas|bufete}",
    "{demandar|demandaré|demandarlos|demandarles|demanda judicial|demanda contra}",
    "{poner|presentar|interponer} {una|la}? {demanda|denuncia|querella}",
    "{juzgado|juzgados|tribunales|acciones legales|vía judicial|medidas legales|vía legal}",
    "{denunciar|denunciaré|denunciarlos|denunciarles}",
    "{hoja de reclamaciones|hojas de reclamaciones|oficina del consumidor|protección al consumidor|protección del "
    "consumidor|arbitraje de consumo|profeco|rgpd}",
    // French
    "{avocat|avocate|avocats|huissier}",
    "{tribunal|tribunaux|mise en demeure|mets en demeure|en justice|poursuites judiciaires|poursuite judiciaire|"
    "action en justice}",
    "{porter plainte|plainte contre|dépôt de plainte|déposer plainte|porterai plainte|déposer une plainte}",
    "{dgccrf|ufc que choisir|médiateur de la consommation|saisir le médiateur|saisirai le médiateur|saisirai|"
    "protection juridique|service juridique|rgpd|cnil}",
    "{voie judiciaire|dommages et intérêts|assignation en}",
    // Portuguese
    "{advogado|advogada|advogados}",
    "{processar vocês|processar a empresa|processar a loja|processar voces|processo judicial|ação judicial|acção "
    "judicial|judicialmente|medidas judiciais|medidas legais|via judicial}",
    "{procon|livro de reclamações|na justiça|à justiça|entrar na justiça|pequenas causas|queixa crime|defesa do "
    "consumidor|lgpd}",
    "{vai acabar em tribunal|em tribunal|no tribunal|levar a tribunal}",
    // Italian
    "{avvocato|avvocati|avvocata|legale di fiducia|studio legale}",
    "{vie legali|azioni legali|azione legale|tribunale|querela|querelare|diffida|giudice di pace|codice del consumo|"
    "associazione consumatori|denunciarvi|denuncerò|sporgere denuncia}",
    // Dutch
    "{advocaat|advocaten|rechtbank|rechtszaak|juridische stappen|dagvaarding|ingebrekestelling|geschillencommissie|"
    "consumentenbond|aanklagen|juridisch|kantonrechter|rechtsbijstand}",
    // Polish
    "{prawnik|prawnika|prawnikiem|prawnicy|adwokat|adwokata|adwokatem|pozew|pozwę|pozwać|do sądu|w sądzie|drogę "
    "sądową|uokik|rzecznika konsumentów|rzecznik konsumentów|kancelaria prawna}",
    // Chinese and Japanese
    "{律师|律師|起诉|起訴|诉讼|訴訟|法院|法律途径|法律途徑|打官司|消协|消費者協會|12315|仲裁|法律责任|法律手段|"
    "消保官}",
    "{弁護士|訴え|裁判|法的措置|法的手段|消費生活センター|消費者センター|国民生活センター}",
};
constexpr absl::string_view kLegalWordsExceptions[] = {
    "{crawfish|food|law} court",  "avocat {bio|mûr|mûrs}",
    "legal {name|age|size|form}", "{lawyer|law} {edition|template|templates|plan|discount}",
    "{juristisch} {person|name}",
};
const WordList kLegalWordsList = {"legal_words", kLegalWords, kLegalWordsExceptions};

}  // namespace

const WordList& LegalWords() { return kLegalWordsList; }

}  // namespace firstline::escalation
