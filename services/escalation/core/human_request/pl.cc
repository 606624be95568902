#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "jakimś|jakąś|jakiegoś|jakiejś|prawdziw+|żyw+|kimś|kogoś|waszym|waszą|państwa|innym|inną|tym|tą|"
     "kompetentn+|"
     "pracownikiem|osobą|którymś"},
    {"person",
     "człowiek+|osob+|osobą|konsultant+|pracownik+|pracownic+|agent+|doradc+|doradczyni+|kimś|ktoś|kogoś|kierownik+|"
     "przełożon+|operator+|przedstawiciel+|specjalist+|technik+|obsługą klienta|obsługi klienta|"
     "biurem obsługi|biura obsługi|kolegą|menedżer+|szef+"},
    {"strong",
     "człowieka|człowiekiem|konsultanta|konsultantem|prawdziw+ osob+|żyw+ osob+|żyw+ człowiek+|pracownika|"
     "kierownika|przełożonego|doradcy|prawdziw+ człowiek+|operatora|przedstawiciela"},
    {"speak",
     "porozmawiać|rozmawiać|pogadać|mówić|rozmowa|rozmowę|rozmowy|połączenie|połączyć|skontaktować się|"
     "skontaktować|kontakt|kontaktu|pomówić|rozmawiam|gadać|napisać|połączenia"},
    {"bot",
     "bot|botem|bota|boty|robot|robotem|robota|maszyną|maszyna|maszyny|komputerem|automatem|chatbotem|chatbota|"
     "chatbot|automat|sztuczną inteligencją"},
};

constexpr absl::string_view kRequests[] = {
    "@speak {bezpośrednio|się|telefonicznie|osobiście|teraz}* z @det* @person",
    "z @det* @person ~ {porozmawiać|rozmawiać|pogadać|mówić|skontaktować|połączyć}",
    "{połącz|połączcie|połączyć|przełącz|przełączcie|przełączyć|przekieruj|przekierować|przekaż|przekażcie|przekazać|"
    "proszę połączyć|proszę przełączyć|proszę przekazać} {mnie|nas|to|sprawę|rozmowę|tę|moją|proszę}* {z|do|"
    "na} @det* @person",
    "{proszę|prosze|poproszę|chcę|chce|potrzebuję|chciałbym|chciałabym|wolę|żądam|dajcie mi|daj mi|wolałbym|wolałabym} "
    "{o|z|do|rozmowę z|rozmowy z|kontakt z|kontaktu z|połączenie z}? @det* @strong",
    "{czy jest|czy są|jest tam|jest tu} {tam|tu|u was|jakiś|jakaś|żywy|prawdziwy}* {ktoś|człowiek|osoba|konsultant} ~~ "
    "{porozmawiać|rozmawiać|pomóc|tam|tu|żywy|kim}",
    "{oddzwoń|oddzwońcie|oddzwonić|oddzwonienie|zadzwońcie|zadzwoń} {do|proszę|mnie|o|jutro|dziś}*",
    "{proszę|prosze} o {telefon|oddzwonienie|kontakt telefoniczny|rozmowę telefoniczną|pilny telefon}",
    "nie {chcę|chce|będę|zamierzam} {rozmawiać|gadać|pisać}? {z}? {żadnym|tym|waszym}* @bot",
    "{dość|mam dość} {rozmów|rozmowy|gadania}? {z}? {tym|tego|tych|waszego}* @bot",
    "^^ {proszę|poproszę|żywy|prawdziwy|z|o}* {człowiek|konsultant|konsultanta|człowieka|agent|operator|"
    "pracownik} {proszę|"
    "natychmiast|teraz}* $$",
    "^ {żywy|prawdziwy}* {człowiek|konsultant} {proszę|natychmiast|teraz}",
};

constexpr absl::string_view kRefusals[] = {
    "nie {chcę|chce|potrzebuję|potrzebuje|muszę|musze|chciałbym|chciałabym|trzeba|potrzeba|zamierzam|proszę} ~ @person",
    "bez {rozmowy|kontaktu|konieczności|dzwonienia|rozmawiania} ~ @person",
    "{żadnego|żadnej|żadnym} @det* @person",
    "zamiast {rozmowy|rozmawiać|dzwonić|kontaktu} ~ @person",
    "nie {łączcie|łącz|przełączajcie|przełączaj|dzwońcie|dzwoń|przekazujcie|oddzwaniajcie}",
    "{rozmawiałem|rozmawiałam|rozmawialiśmy} ~ z @det* @person",
};

constexpr absl::string_view kFalseFriends[] = {
    "{zasoby|zasobów|prawa|praw} {ludzkie|ludzkich|człowieka}",
    "{na|druga|trzecia|inna|od} {osobę|osoba|osoby}",
    "agent {nieruchomości|ubezpieczeniowy}",
    "operator {sieci|komórkowy|płatności|logistyczny}",
};

const HumanRequestTable kTable = {"pl", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& PolishRequests() { return kTable; }

}  // namespace firstline::escalation
