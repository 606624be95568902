#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& Portuguese() {
  static constexpr Lexicon kLexicon = {
      .language = "pt",
      .ask_number = "quanto|quantos|quanta|quantas|qual o preco|qual e o preco|que percentagem",
      .ask_duration =
          "quanto tempo|quantos dias|em quantos dias|quantas horas|quantos meses|qual e o prazo|qual o prazo|que prazo|quanto demora",
      .ask_time = "quando|ate quando|desde quando|a que horas|que dia|que data|horario",
      .ask_how = "como|o que faco|o que devo fazer|o que posso fazer|que devo fazer",
      .ask_reason = "por que|porque|qual e o motivo|qual o motivo",
      .ask_place = "onde|aonde",
      .ask_person = "quem",
      .ask_definition = "o que e|o que sao|que significa|o que significa|o que quer dizer",
      .ask_choice = "qual|quais|que tipo|que tipos",
      .amount_words = "maximo|minimo|limite|numero|preco|custo|taxa|tamanho|altura|peso|percentagem|prazo",
      .question_starts =
          "quanto|quantos|quanta|quantas|em quantos|o que|que|como|quando|onde|quem|por que|porque|qual|quais|e|posso|pode|podem|ha|tenho|tem|devo|aceitam|enviam|ate quando|esta",
      .joiners = "e|ou|tambem|mas",
      .greetings = "ola|oi|bom dia|boa tarde|boa noite|caros|prezados|prezado|uma pergunta",
      .thanks =
          "obrigado|obrigada|muito obrigado|muito obrigada|perfeito|otimo|ok|adeus|tchau|tenha um bom dia|agradeco",
      .closings =
          "cumprimentos|com os melhores cumprimentos|melhores cumprimentos|atenciosamente|atentamente|abraco|um abraco|saudacoes",
      .resolved = "ja esta resolvido|ja funciona|ja encontrei|resolvido|deixe estar|esqueca|ja nao preciso",
      .small_talk = "como estas|como esta|tudo bem|como vai|es um robo|voce e um robo",
      .weak_words =
          "preciso quero saber dizer ajuda ajudar favor pergunta fazer poder encontrar dar não nunca problema coisa agora tempo quanto quantos gostaria olá obrigado obrigada",
      .synonyms =
          "custar custa custo preço taxa portes|envio enviar entrega entregar chegar chegam|encomenda pacote|cancelar cancelamento|"
          "subscrição assinatura|eliminar apagar|mudar alterar|comprar encomendar|reembolso reembolsar devolução|"
          "devolver devolução|senha palavra-passe|correio email e-mail|garantia|fatura recibo|partido defeituoso "
          "danificado|repor redefinir recuperar|pagar pagamento pago|grátis gratuito|prazo tempo",
      .dangling =
          "isto|isso|este|esta|estes|estas|esse|essa|ele|ela|eles|elas|entao|depois|alem disso|no entanto|por isso|portanto|tambem|mas|e|ou|assim|neste caso|nesse caso|por exemplo|ambos|seu|sua",
      .navigation = "para mais informacoes|mais informacoes|consulte|veja|ver tambem|clique aqui|nesta seccao",
      .pointers = ", consulte |, veja |mais informações",
      .conditions = "se|quando|caso",
      .asks_after = "depois|apos|uma vez que|ja fiz|ja",
      .says_after = "depois|apos|ja|mais tarde|uma vez|quando|assim que|dentro de|no prazo",
      .asks_before = "antes",
      .says_before = "antes|ate|previamente|com antecedencia",
      .purpose_starts = "para",
      .step_starts =
          "para|abre|abra|clica|clique|escolhe|escolha|seleciona|selecione|introduz|introduza|vai|va|podes|pode|inicia|inicie|descarrega|espera|espere|prime|prima|liga|ligue|primeiro|na|no",
      .time_units = "segundo|segundos|minuto|minutos|hora|horas|dia|dias|semana|semanas|mes|meses|ano|anos|dias uteis",
      .time_words =
          "segunda|terca|quarta|quinta|sexta|sabado|domingo|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|imediatamente|hoje|amanha|anual|diario|semanal|mensal|antes|depois|ate|quando",
      .reason_words = "porque|devido|causa|motivo|razao|significa|ja que|por isso|gracas a",
      .number_words =
          "um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|vinte|cem|cento|mil|milhao|dobro|metade|ilimitado",
      .defining_words = "e|sao|foi|significa|refere se|consiste|serve",
  };
  return kLexicon;
}

}  // namespace firstline::responder
