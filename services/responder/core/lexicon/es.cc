#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& Spanish() {
  static constexpr Lexicon kLexicon = {
      .language = "es",
      .ask_number = "cuanto|cuantos|cuanta|cuantas|que porcentaje|cada cuanto",
      .ask_duration =
          "cuanto tiempo|cuanto tarda|cuanto tardan|cuanto dura|que plazo|cual es el plazo|cuantos dias|cuantas horas|cuantos meses",
      .ask_time = "cuando|hasta cuando|desde cuando|a que hora|que dia|que fecha|horario",
      .ask_how = "como|que hago|que debo hacer|que tengo que hacer|que puedo hacer",
      .ask_reason = "por que|a que se debe",
      .ask_place = "donde|adonde",
      .ask_person = "quien|quienes",
      .ask_definition = "que es|que son|que significa|que quiere decir",
      .ask_choice = "cual|cuales|que tipo|que tipos",
      .amount_words = "maximo|minimo|limite|numero|precio|coste|costo|tarifa|tamano|altura|peso|porcentaje|plazo",
      .question_starts =
          "cuanto|cuantos|cuanta|cuantas|que|como|cuando|donde|quien|quienes|por que|cual|cuales|es|son|puedo|puede|podeis|pueden|hay|tengo|tiene|teneis|se puede|debo|ofrecen|aceptan|envian|hasta cuando|esta",
      .joiners = "y|e|o|tambien|pero",
      .greetings = "hola|buenos dias|buenas tardes|buenas noches|buenas|estimados|estimado|estimada|una pregunta",
      .thanks =
          "gracias|muchas gracias|mil gracias|perfecto|genial|vale|ok|adios|buen dia|que tengan un buen dia|muy amable",
      .closings = "saludos|un saludo|saludos cordiales|atentamente|cordialmente|un cordial saludo|un abrazo",
      .resolved =
          "ya esta resuelto|ya funciona|ya lo encontre|ya lo he encontrado|solucionado|resuelto|olvidalo|no hace falta",
      .small_talk = "como estas|como esta usted|que tal|como te va|eres un robot|eres humano",
      .weak_words =
          "necesito quiero saber decir ayuda ayudar favor pregunta hacer poder encontrar dar no nunca problema cosa ahora tiempo cuánto cuántos tarda tardan gustaría querría hola gracias",
      .synonyms =
          "costar cuesta coste precio tarifa gastos|envío enviar entrega entregar llegar llegan|paquete pedido|cancelar baja|"
          "suscripción abono|eliminar borrar|cambiar modificar|comprar pedir|reembolso devolución reintegro|devolver "
          "devolución|contraseña clave|correo email e-mail|garantía|factura recibo|roto defectuoso dañado|restablecer "
          "recuperar|pagar pago|gratis gratuito|plazo tiempo tarda",
      .dangling =
          "esto|este|esta|estos|estas|eso|ese|esa|ello|ellos|ellas|entonces|despues|luego|ademas|sin embargo|por eso|por lo tanto|tambien|pero|y|o|asi|en este caso|en ese caso|por ejemplo|ambos|su|sus",
      .navigation =
          "para mas informacion|mas informacion|consulte|vea|vease|ver tambien|haga clic aqui|en esta seccion",
      .pointers = ", consulte |, vea |más información",
      .conditions = "si|cuando|en caso de",
      .asks_after = "despues de|tras|una vez que|ya he|ya hice",
      .says_after =
          "despues|tras|ya|luego|mas tarde|una vez|cuando|posteriormente|en cuanto|dentro de|en un plazo|plazo",
      .asks_before = "antes de|antes",
      .says_before = "antes|hasta|previamente|con antelacion|de antemano",
      .purpose_starts = "para",
      .step_starts =
          "para|abre|abra|haz|haga|pulsa|pulse|elige|elija|selecciona|seleccione|introduce|introduzca|ve|vaya|entra|entre|puedes|puede|inicia|inicie|descarga|espera|manten|conecta|primero|en la|en el",
      .time_units =
          "segundo|segundos|minuto|minutos|hora|horas|dia|dias|semana|semanas|mes|meses|ano|anos|dias laborables|dias habiles",
      .time_words =
          "lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|inmediatamente|hoy|manana|anual|diario|semanal|mensual|antes|despues|hasta|cuando",
      .reason_words = "porque|debido|causa|motivo|razon|significa|ya que|por eso|gracias a",
      .number_words =
          "un|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|cien|ciento|mil|millon|doble|mitad|ilimitado",
      .defining_words = "es|son|fue|significa|se refiere|consiste|sirve",
  };
  return kLexicon;
}

}  // namespace firstline::responder
