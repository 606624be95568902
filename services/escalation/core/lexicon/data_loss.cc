#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Data that is gone.
constexpr absl::string_view kDataLossWords[] = {
    "data loss",
    "{lost|lose|losing|deleted|erased|wiped} {all|my|our|the|of|some|every|important|years of|two years of|months "
    "of|customer|entire|his|her}* {data|files|documents|photos|records|projects|database|backups|recordings|history|"
    "tickets|contacts|notes}",
    "{data|files|documents|photos|records|projects|database|backups|recordings|contacts|everything|boards|notes} "
    "{is|are|was|were|has|have|had|got|been|just|all|suddenly|completely|now}* {gone|lost|deleted|wiped|erased|"
    "disappeared|vanished|corrupted|missing|overwritten}",
    "{data|files|documents|photos|records|projects} {disappeared|vanished}",
    "{restore|recover} ~ {lost|deleted} ~ {data|files|documents|photos|projects|records}",
    "{deleting|wiping} {our|my|all} {files|data|documents}",
    "datenverlust",
    "{daten|dateien|projekte|fotos|backups|dokumente|aufnahmen|notizen|alles} {sind|ist|wurden|wurde|waren|war|"
    "plötzlich|alle|komplett|auf einmal|einfach}* {weg|verloren|gelöscht|verschwunden|futsch|überschrieben|"
    "unwiederbringlich}",
    "{verloren|gelöscht|verschwunden} ~ {daten|dateien|projekte|fotos|dokumente}",
    "pérdida de datos",
    "{perdí|perdimos|perdido|borrado|borraron|borrados|desaparecido|desaparecieron} ~ {datos|archivos|ficheros|"
    "fotos|proyectos|documentos}",
    "{datos|archivos|ficheros|fotos|proyectos|documentos} {han|se han|se|fueron|están|todos}* {perdido|perdidos|"
    "borrado|borrados|desaparecido|borraron|perdieron}",
    "perte de données",
    "{perdu|effacé|effacés|supprimé|supprimés|disparu} ~ {données|fichiers|photos|documents|projets}",
    "{données|fichiers|photos|documents|projets} {ont|sont|ont été|tous|toutes}* {perdu|perdus|perdues|disparu|"
    "effacé|effacés|effacées|supprimés|supprimées}",
    "perda de dados",
    "{perdi|perdemos|perdido|apagou|apagaram|apagados|sumiram} ~ {dados|arquivos|ficheiros|fotos|projetos|"
    "documentos}",
    "{dados|arquivos|ficheiros|fotos|projetos} {foram|todos|desapareceram|se}* {perdidos|apagados|sumiram|sumiu|"
    "desapareceram|desaparecidos}",
    "perdita di dati",
    "{perso|persi|cancellato|cancellati|spariti} ~ {dati|file|documenti|foto|progetti}",
    "{dati|file|documenti|foto|progetti} {sono|stati|tutti}* {persi|spariti|cancellati|scomparsi}",
    "{dataverlies|gegevensverlies}",
    "{gegevens|bestanden|data|foto s|documenten} {zijn|is|allemaal|ineens|alle}* {kwijt|verloren|verwijderd|"
    "verdwenen|weg|gewist}",
    "{kwijt|verloren} ~ {gegevens|bestanden|data}",
    "{utrata danych|utratę danych}",
    "{dane|pliki|zdjęcia|dokumenty} {zostały|wszystkie|nam|mi}* {zniknęły|utracone|usunięte|przepadły|skasowane}",
    "{straciłem|straciłam|straciliśmy} ~ {dane|danych|pliki|plików|zdjęcia}",
    "{数据|資料|数据都|文件|资料|照片|檔案} ~ {丢失|丢了|没了|不见了|不見了|消失|被删|遺失|全丢|清空}",
    "{丢失|丢了|遗失|遺失} ~ {数据|資料|文件|资料}",
    "{データ|ファイル|写真|書類} ~ {消え|消失|なくな|失われ|紛失|削除され}",
};
constexpr absl::string_view kDataLossWordsExceptions[] = {
    "{how|can|could|want|like|please|wants} ~ {delete|deleted|erase|erased} ~ data",
    "{does|will|would|if|can} ~ {lose|deleted|lost|wiped} ~ {data|files|settings}",
    "{my|your|our} data {deleted}",
    "verliere ich",
    "{werden|würden} ~ daten ~ gelöscht",
    "{parcel|package|delivery|order} ~ {lost|missing}",
};
const WordList kDataLossWordsList = {"data_loss_words", kDataLossWords, kDataLossWordsExceptions};

}  // namespace

const WordList& DataLossWords() { return kDataLossWordsList; }

}  // namespace firstline::escalation
