#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& Italian() {
  static constexpr Lexicon kLexicon = {
      .language = "it",
      .ask_number = "quanto|quanti|quanta|quante|qual e il prezzo|che percentuale",
      .ask_duration = "quanto tempo|quanto dura|quanti giorni|quante ore|quanti mesi|entro quanto|quanto ci vuole",
      .ask_time = "quando|fino a quando|da quando|a che ora|che giorno|che data|orari",
      .ask_how = "come|cosa devo fare|che cosa devo fare|cosa posso fare|cosa faccio",
      .ask_reason = "perche|come mai|per quale motivo",
      .ask_place = "dove|da dove",
      .ask_person = "chi",
      .ask_definition = "che cos|cos|cosa e|cosa significa|che cosa significa|cosa sono|che cosa sono",
      .ask_choice = "quale|quali|qual|che tipo|che tipi",
      .amount_words = "massimo|minimo|limite|numero|prezzo|costo|tariffa|dimensione|altezza|peso|percentuale|termine",
      .question_starts =
          "quanto|quanti|quanta|quante|che|cosa|che cosa|come|quando|dove|chi|perche|quale|quali|qual|e|sono|posso|puo|potete|c|ci sono|devo|accettate|spedite|fino a quando",
      .joiners = "e|ed|o|anche|ma",
      .greetings = "ciao|buongiorno|buonasera|buon pomeriggio|salve|gentili signori|una domanda",
      .thanks = "grazie|grazie mille|molte grazie|perfetto|ottimo|ok|va bene|arrivederci|buona giornata",
      .closings = "cordiali saluti|distinti saluti|saluti|un saluto|cordialmente",
      .resolved = "risolto|funziona ora|ora funziona|ho trovato|lasci stare|non serve piu",
      .small_talk = "come stai|come sta|come va|sei un robot|sei umano",
      .weak_words =
          "bisogno voglio vorrei sapere dire aiuto aiutare favore domanda fare potere trovare dare non mai problema cosa ora tempo quanto dura durare grazie buongiorno ciao",
      .synonyms =
          "costare costa costo prezzo tariffa|consegna spedizione spedire consegnare arrivare arrivano|pacco|annullare disdire disdetta|"
          "abbonamento|eliminare cancellare|cambiare modificare|comprare acquistare ordinare|rimborso rimborsare|reso "
          "restituire|garanzia|fattura ricevuta|rotto difettoso danneggiato|reimpostare ripristinare|pagare pagamento|"
          "gratis gratuito|termine tempo durata",
      .dangling =
          "questo|questa|questi|queste|cio|esso|essa|essi|lui|lei|loro|allora|poi|inoltre|tuttavia|pero|percio|quindi|anche|ma|e|o|cosi|in questo caso|in tal caso|per esempio|entrambi|suo|sua",
      .navigation =
          "per ulteriori informazioni|per maggiori informazioni|vedi|vedere|consulta|clicca qui|in questa sezione",
      .pointers = ", vedi |, consulta |maggiori informazioni|ulteriori informazioni",
      .conditions = "se|quando|nel caso",
      .asks_after = "dopo|una volta|gia",
      .says_after = "dopo|gia|poi|piu tardi|successivamente|una volta|quando|appena|entro",
      .asks_before = "prima di|prima che|prima",
      .says_before = "prima|fino|in anticipo|entro",
      .purpose_starts = "per",
      .step_starts =
          "per|apri|aprire|clicca|scegli|seleziona|inserisci|vai|puoi|premi|scarica|attendi|collega|avvia|prima|nella|nel",
      .time_units =
          "secondo|secondi|minuto|minuti|ora|ore|giorno|giorni|settimana|settimane|mese|mesi|anno|anni|giorni lavorativi",
      .time_words =
          "lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|subito|oggi|domani|annuale|prima|dopo|fino|entro",
      .reason_words = "perche|poiche|a causa|motivo|ragione|significa|grazie a|dovuto",
      .number_words =
          "un|uno|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|venti|cento|mille|milione|doppio|meta|illimitato",
      .defining_words = "e|sono|era|significa|indica|consiste|serve",
  };
  return kLexicon;
}

}  // namespace firstline::responder
