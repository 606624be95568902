#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "un|una|el|la|los|las|algún|alguna|algun|su|sus|tu|vuestro|vuestra|otro|otra|verdadero|verdadera|de sus|de los|de|"
     "del|uno|una de|persona|agente|asesor|servicio|departamento|equipo|ejecutivo|real|directamente"},
    {"person",
     "persona|personas|persona real|persona de verdad|persona física|persona humana|humano|humana|humanos|ser humano|"
     "alguien|alguien real|agente|agentes|asesor|asesora|asesores|operador|operadora|operadores|representante|"
     "encargado|encargada|supervisor|supervisora|gerente|empleado|empleada|técnico|técnica|responsable|ejecutivo|"
     "ejecutiva|trabajador|atención al cliente|servicio al cliente|soporte|compañero|compañera|especialista|comercial|"
     "jefe|asistente humano|teleoperador|teleoperadora|dependiente"},
    {"strong",
     "persona|persona real|persona de verdad|persona humana|humano|humana|ser humano|agente humano|agente real|"
     "agente en vivo|asesor|asesora|operador|operadora|representante|supervisor|supervisora|atención humana|"
     "asistencia humana|ayuda humana|agente|alguien"},
    {"bot", "bot|bots|robot|robots|máquina|máquinas|chatbot|ordenador|computadora|contestador|ia|asistente virtual"},
    {"want",
     "quiero|necesito|deseo|exijo|quisiera|prefiero|requiero|dame|deme|denme|solicito|querría|pido|preferiría|"
     "me gustaría|busco|queremos|necesitamos|paso con|póngame|ponme"},
};

constexpr absl::string_view kRequests[] = {
    "{hablar|conversar|chatear|platicar|comunicarme|comunicarse|comunicarnos|contactar|contactarme|charlar|hablo|hable|"
    "hablara|tratar|hablando|contacto|contactarse} {directamente|ahora|ya|por favor}* {con|a} @det* @person",
    "{hablar|comunicarme|contactar} {por teléfono|en persona|por telefono}",
    "{paseme|pásame|páseme|pásenme|pasarme|conéctame|conécteme|conectarme|comunícame|comuníqueme|comuníquenme|"
    "transfiéreme|transfiérame|transferirme|transfiéranme|derívame|derívenme|derivarme|derivar|ponme|póngame|pónganme|"
    "páseme|pase|pasar|pasen|transferir|transfieran|escalar|escalen|remitir} {a|con|en contacto con|mi caso a|esto a|"
    "el caso a|la conversación a|el chat a|mi solicitud a} @det* @person",
    "{transferir|pasar|conectar|transferido|derivado} {mi|este|el|la|esto}* {caso|ticket|chat|conversación|consulta}? "
    "{a|con} @det* @person",
    "@want {hablar|contactar|tratar}? {con}? @det* {persona real|persona de verdad|humano|humana|ser humano|"
    "agente humano|"
    "operador|operadora|representante|supervisor|supervisora|asesor|asesora}",
    "@want @det* {persona|agente|alguien|encargado|técnico} {por favor|ya|ahora|que me|humano|humana|real|para hablar}",
    "@want @det* {persona|agente|encargado|supervisor} $",
    "@want {la|una|de|de una|de un|tu|su}* {atención|asistencia|ayuda|intervención} {humana|de un humano|"
    "de una persona|"
    "de un agente|personal|personalizada}",
    "@want {que}? ~ {me atienda|me atendiera|me llame|me llamen|me llamara|me contacte|me contacten} ~ {persona|"
    "alguien|"
    "humano|técnico|agente|asesor|operador|responsable|teléfono}",
    "que me {atienda|atiendan|atendiera} @det* {persona|alguien|humano|técnico|agente|asesor|operador}",
    "{me|nos} {puede|pueden|podría|podrían|puedes} {por favor}? {llamar|atender|contactar|devolver la llamada}",
    "que me {llame|llamen|llamaran|llamara|telefonee} ",
    "{llámenme|llámame|llámeme|llamadme|llamarme} {por favor|ya|ahora|cuanto antes|hoy|mañana|al}*",
    "{hay|existe|tienen|tenéis} {alguien|alguna persona|una persona|algún humano|un humano|personas reales|"
    "algún agente|"
    "alguna persona real} ~~ {hablar|ahí|atienda|ayude|humano|real|pueda|hablo}",
    "hay alguien {ahí|humano|real}",
    "{agente|asesor|operador|persona|atención|asistente|soporte|ejecutivo} {humano|humana|real} {por favor|ya|ahora|"
    "que}",
    "no {quiero|deseo|me gusta} {hablar|chatear|tratar}? {con|a}? {un|una|el|la|este|esta|ningún|más}* @bot",
    "{basta|harto|harta|cansado|cansada} de {hablar con}? {el|la|los|este|estos|tu|su|un}* @bot",
    "^^ {un|una|con|quiero|por favor|agente|persona}* {humano|humana|persona|persona real|agente|agente humano|"
    "operador|"
    "operadora|asesor|representante} {por favor|ya|ahora|gracias}* $$",
    "^ {un|una|agente|persona}* {humano|persona|agente|operador|asesor|persona real} por favor",
};

constexpr absl::string_view kRefusals[] = {
    "no {quiero|necesito|deseo|requiero|quisiera|tengo|hace falta|me hace falta|es necesario|queremos|necesitamos|"
    "pretendo|busco|quería|hay que|pido|me gustaría} ~ @person",
    "sin {hablar|tener|necesidad|contactar|llamar|esperar|que} ~ @person",
    "{en vez de|en lugar de} {hablar|llamar|contactar} ~ @person",
    "no {me}? {pase|pases|pasen|transfiera|transfieras|comunique|llame|llamen|llames|conecte|conectes|derive|pongas}",
    "{ningún|ninguna|ningun} @det* @person",
    "{hablé|hablamos|he hablado|hablado|contacté} ~ con @det* @person",
};

constexpr absl::string_view kFalseFriends[] = {
    "{recursos|derechos} humanos",
    "{error|cuerpo|pelo|ojo} humano",
    "{por|cada|segunda|tercera|otra} persona",
    "en persona",
    "agente {de viajes|de limpieza|de usuario|inmobiliario|de seguros}",
    "{soporte|atención al cliente} {para|horario|técnico para}",
    "{horario|teléfono|correo|número} {de|del} {soporte|atención|servicio}",
};

const HumanRequestTable kTable = {"es", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& SpanishRequests() { return kTable; }

}  // namespace firstline::escalation
