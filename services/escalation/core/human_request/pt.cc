#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "um|uma|o|a|os|as|algum|alguma|de|do|da|dos|seu|sua|vosso|vossa|vossos|outro|outra|verdadeiro|verdadeira|um dos|"
     "uma das|pessoa|agente|assistente|real|seus|equipe|equipa|departamento"},
    {"person",
     "pessoa|pessoas|pessoa real|pessoa de verdade|pessoa humana|humano|humana|humanos|ser humano|alguém|alguem|"
     "atendente|"
     "atendentes|agente|agentes|operador|operadora|representante|funcionário|funcionária|colaborador|colaboradora|"
     "supervisor|supervisora|gerente|técnico|técnica|consultor|consultora|suporte|assistente humano|"
     "assistente real|atendimento humano|atendimento ao cliente|responsável|especialista|colega|apoio ao cliente"},
    {"strong",
     "pessoa real|pessoa de verdade|humano|ser humano|atendente|atendente humano|agente humano|operador|operadora|"
     "representante|supervisor|supervisora|assistente humano|atendimento humano|suporte humano|ajuda humana|"
     "pessoa humana|funcionário"},
    {"bot",
     "bot|bots|robô|robôs|robot|robots|máquina|máquinas|chatbot|computador|ia|assistente virtual|"
     "inteligência artificial"},
    {"want",
     "quero|queria|preciso|gostaria|desejo|exijo|prefiro|quereria|precisava|necessito|solicito|me dê|me dá|"
     "me da|"
     "dê me|dá me|chama|chame|chamem|queremos|precisamos|peço"},
};

constexpr absl::string_view kRequests[] = {
    "{falar|conversar|falo|fale|contatar|contactar|comunicar|tratar|falasse|conversa|contato|contacto} "
    "{directamente|diretamente|agora|já}* {com|a|ao|à} @det* @person",
    "{passe|passem|passa|passar|transfira|transferir|transfere|transfiram|conecte|conecta|conectar|encaminhe|"
    "encaminhem|"
    "encaminhar|coloque|direcione|escale|escalar|reencaminhe|ligue} {me|nos|para|isto|isso|este|caso|meu|a|minha|"
    "chamado|"
    "conversa|o|pedido}* {com|para|pra|a|ao|em contacto com|em contato com} @det* @person",
    "me {passa|passe|transfere|transfira|conecta|conecte|coloca|coloque|encaminha|encaminhe} {para|com|a|pra|ao|"
    "em contato "
    "com} @det* @person",
    "@want {de}? {falar com}? @det* @strong",
    "@want {de}? @det* {pessoa|agente|alguém} {por favor|agora|já|que me|para falar}",
    "@want {de}? {um|uma} {pessoa|agente|gerente} $",
    "@want ~ {atendimento|ajuda|assistência|suporte} {humano|humana|de uma pessoa|pessoal}",
    "{liguem|ligue|ligar|telefonem|telefonar|telefone|telefonasse|ligasse|ligassem|telefonassem} me",
    "me {liguem|ligue|ligar|liga|telefone|telefonem|telefonar|telefonasse|ligasse|retornem|contatem|telefonassem}",
    "{há|ha|tem|existe|têm} {aí|ai}? {alguém|alguma pessoa|uma pessoa|algum humano|um humano|pessoas reais|"
    "algum atendente} "
    "~~ {falar|aí|ai|aqui|conversar|atender|ajudar|real|humano|possa}",
    "{atendente|agente|assistente|operador|atendimento|pessoa} {humano|humana|real} {por favor|já|agora}",
    "{não|nao} {quero|desejo|gosto de} {falar|conversar}? {com}? {um|uma|o|a|este|esta|esse|mais}* @bot",
    "{farto|farta|cansado|cansada|chega} {de|deste|desse|desta|do|da|dos} {falar com}? {um|o|este}* @bot",
    "^^ {um|uma|quero|com|por favor}* {humano|humana|pessoa|pessoa real|atendente|atendente humano|agente|"
    "agente humano|"
    "operador|operadora|representante} {por favor|já|agora|obrigado|obrigada|se faz favor}* $$",
    "^ {um|uma|o}* {humano|atendente|operador|operadora|pessoa real|agente humano} {por favor|já|agora|se faz favor}",
};

constexpr absl::string_view kRefusals[] = {
    "{não|nao} {quero|preciso|desejo|gostaria|necessito|precisa|tenho|é preciso|é necessário|queria|queremos|"
    "precisamos|"
    "há necessidade|estou a pedir|pedi|pretendo} ~ @person",
    "sem {falar|precisar|ter|passar|contactar|contatar|ligar|esperar} ~ @person",
    "{em vez de|ao invés de|em lugar de} {falar|ligar|contactar|contatar} ~ @person",
    "{nenhum|nenhuma} @det* @person",
    "{não|nao} {me}? {passe|passem|transfira|transfiram|ligue|liguem|conecte|telefone|telefonem|encaminhe}",
    "{falei|falámos|falamos|conversei|já falei} ~ com @det* @person",
};

constexpr absl::string_view kFalseFriends[] = {
    "{recursos|direitos} humanos",
    "{erro|corpo} humano",
    "{por|cada|segunda|terceira|outra} pessoa",
    "em pessoa",
    "agente {de viagens|de limpeza|de usuário|imobiliário|de seguros}",
    "suporte {para|de parede|de mesa|técnico para}",
    "{horário|telefone|e-mail|número} {de|do} {suporte|atendimento|apoio}",
};

const HumanRequestTable kTable = {"pt", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& PortugueseRequests() { return kTable; }

}  // namespace firstline::escalation
