#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "un|une|le|la|les|l|d|de|des|du|vos|votre|un de vos|une de vos|l un de vos|vrai|vraie|véritable|autre|être|bon|"
     "quelconque|service|membre|personne|en|notre|ce|cette|vous"},
    {"person",
     "humain|humaine|humains|être humain|vraie personne|personne réelle|personne humaine|personne|conseiller|"
     "conseillère|"
     "conseillers|agent|agents|opérateur|opératrice|quelqu un|responsable|collègue|collègues|technicien|technicienne|"
     "service client|collaborateur|collaborateurs|supérieur|manager|employé|employée|représentant|interlocuteur|"
     "chargé de clientèle|support|équipe|expert|spécialiste|assistant humain|membre de votre équipe|superviseur"},
    {"strong",
     "humain|humaine|être humain|vraie personne|personne réelle|personne humaine|conseiller|conseillère|agent humain|"
     "vrai agent|vrai conseiller|opérateur|opératrice|quelqu un de réel|superviseur|assistance humaine|aide humaine|"
     "contact humain|interlocuteur humain|agent"},
    {"bot", "bot|bots|robot|robots|machine|machines|automate|chatbot|ordinateur|ia|répondeur|assistant virtuel"},
    {"want",
     "je veux|je voudrais|j aimerais|je souhaite|je souhaiterais|j exige|je préfère|je préférerais|besoin|"
     "il me faut|"
     "je demande|donnez moi|donne moi|passez moi|passe moi|trouvez moi|je réclame|nous voulons|nous souhaitons|"
     "je désire|j ai besoin"},
};

constexpr absl::string_view kRequests[] = {
    "{parler|discuter|échanger|converser|parle|m adresser|communiquer|m entretenir|parlé|dialoguer|traiter} "
    "{directement|enfin|maintenant}* {à|a|avec|au|aux} @det* @person",
    "{joindre|contacter|appeler} {un|une|directement|l un de vos|quelqu un|votre|vrai|vraie}* {humain|conseiller|"
    "conseillère|vraie personne|opérateur|être humain|agent|quelqu un|responsable|technicien}",
    "{parler|expliquer|discuter} ~ {de vive voix|au téléphone|par téléphone}",
    "{passez|passer|passe|transférez|transférer|transfère|mettez|mettre|mise|mis|connectez|connecter|connecte|"
    "redirigez|"
    "rediriger|dirigez|orientez|orienter|mettre|transmettez|transmettre|faites suivre|escaladez|basculez} "
    "{moi|nous|la|le|ce|cette|mon|ma|conversation|dossier|demande|discussion|en relation|en contact|en ligne|"
    "directement}* {à|a|avec|vers|par|au} @det* @person",
    "{mis|mise|mettre|mettez} {moi|nous|être}* en {relation|contact} avec @det* @person",
    "{passez|passe|donnez} moi @det* {quelqu un|conseiller|humain|responsable|personne|opérateur|collègue|"
    "vraie personne|"
    "être humain|technicien|manager}",
    "@want {d|de|un|une|l|parler|vrai|vraie|avec|à|au}* @strong",
    "@want ~ {rappelle|rappelé|rappelée|appelle|rappeliez|rappel téléphonique}",
    "{y a t il|il y a|est ce qu il y a|existe t il} ~ {quelqu un|une vraie personne|un humain|une personne|"
    "un conseiller|"
    "être humain|vraie personne} ~~ {parler|derrière|ici|là|disponible|qui|joindre|réel}",
    "{m|me|nous} {appeler|rappeler|appelle|rappelle|téléphoner|contacter par téléphone}",
    "{appelez|rappelez|rappelle|téléphonez} moi",
    "être {rappelé|rappelée|appelé|contacté|contactée|recontacté} par",
    "qu on me {rappelle|contacte|téléphone}",
    "{veux|souhaite|voudrais|désire} {pas|plus} {parler|discuter|échanger}? {à|a|avec}? {un|une|le|la|votre|ce|cette|"
    "des}* "
    "@bot",
    "{marre|assez|arrêtez|stop|ras le bol} {de|du|des|avec|parler|à|ce|ces|le|les|la|votre|vos|un}* @bot",
    "pas {un|une|à un|avec un|à une|avec une} @bot",
    "^^ {un|une|vrai|vraie|agent|conseiller|bonjour|je veux}* {humain|conseiller|conseillère|vraie personne|"
    "être humain|"
    "opérateur|agent|agent humain|quelqu un} {s il vous plaît|svp|stp|merci|vite|maintenant}* $$",
    "^ {un|une|vrai|vraie|agent}* {humain|conseiller|vraie personne|être humain|opérateur|agent} {s il vous plaît|"
    "svp|stp}",
};

constexpr absl::string_view kRefusals[] = {
    "{pas|plus|jamais} {besoin|envie|question|nécessaire} {de|d} ~ @person",
    "{veux|souhaite|voudrais|désire|veut|voulons|aimerais|demande|cherche|voulais|tiens} {pas|plus|surtout pas|"
    "nullement} "
    "~ @person",
    "{pas|plus} {parler|discuter|échanger|contacter|joindre} ~ @person",
    "pas {un|d|de|une|l}* {humain|agent|conseiller|conseillère|opérateur}",
    "sans {parler|passer|avoir|contacter|devoir|appeler|attendre} ~ @person",
    "{inutile|évitez|éviter|au lieu|plutôt que} {de|d} ~ @person",
    "{aucun|aucune} @det* @person",
    "{ne}? {me}? {passez|transférez|rappelez|appelez} {moi}? {pas|surtout pas}",
    "ne {m|me} {appelez|rappelez|transférez|passez} pas",
    "{ai|avons} {déjà}? {parlé|discuté|échangé} ~ {conseiller|personne|agent|humain|quelqu un}",
};

constexpr absl::string_view kFalseFriends[] = {
    "{ressources|relations} humaines",
    "{droits|corps|erreur|facteur} {de l homme|humain|humaine|humains}",
    "{par|chaque|seconde|tierce} personne",
    "en personne",
    "agent {immobilier|de voyage|nettoyant|de nettoyage|utilisateur|d assurance|de sécurité}",
    "{horaires|numéro|adresse|mail} {de|du} {service client|support}",
    "support {de|pour|technique pour|mural}",
};

const HumanRequestTable kTable = {"fr", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& FrenchRequests() { return kTable; }

}  // namespace firstline::escalation
