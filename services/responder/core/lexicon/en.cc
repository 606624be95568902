#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& English() {
  static constexpr Lexicon kLexicon = {
      .language = "en",
      .ask_number =
          "how many|how much|how often|how big|how large|how tall|how high|how wide|how far|how fast|how heavy|what percentage",
      .ask_duration = "how long|how soon|how quickly|what period|what is the period",
      .ask_time = "when|until when|what time|what date|what day|what year|which year|by when|opening hours|what hours",
      .ask_how =
          "how do|how can|how to|how should|how could|how would|what should i do|what do i do|what can i do|what now|how",
      .ask_reason = "why|how come|what causes|what is the reason|what s the reason",
      .ask_place = "where",
      .ask_person = "who|whom|whose",
      .ask_definition = "what is|what s|what are|what does|what do|what was|what were|define|meaning of",
      .ask_choice = "which|what type|what types|what kind|what kinds",
      .amount_words =
          "maximum|minimum|max|min|limit|limits|quota|number|amount|total|size|price|cost|costs|fee|rate|latency|throughput|"
          "bandwidth|percentage|percent|memory|capacity|weight|width|height|length|age|population|distance|duration",
      .question_starts =
          "how|what|when|where|who|whom|whose|why|which|is|are|was|were|am|do|does|did|can|could|will|would|should|shall|"
          "may|must|has|have|had|isn t|aren t|don t|doesn t|can t|until when|by when",
      .joiners = "and|or|also|but",
      .greetings =
          "hi|hello|hey|dear|good morning|good afternoon|good evening|greetings|hi there|hello there|quick question|hello again",
      .thanks =
          "thanks|thank you|thank you so much|thank you very much|thanks a lot|thx|cheers|much appreciated|many thanks|"
          "perfect|great|awesome|ok|okay|have a nice day|have a good day|bye|goodbye|great job|well done",
      .closings =
          "kind regards|best regards|regards|best wishes|best|sincerely|yours|yours sincerely|yours faithfully|cheers|"
          "with kind regards|warm regards|sent from my",
      .resolved =
          "never mind|nevermind|it works now|works now|everything works|that s all i needed|that is all i needed|solved|"
          "i found it|found it|problem solved|already fixed|forget it|no longer needed|all good now|that helped",
      .small_talk =
          "how are you|how are you doing|how is it going|what s up|nice to meet you|are you a bot|are you human|tell me a joke",
      .weak_words =
          "need want get take takes last lasts until know tell help please like make use find question wonder explain show let give try look see think "
          "mean possible want able way thing problem issue hi hello thanks thank sorry not no never n't don't doesn't can't "
          "cannot isn't aren't won't didn't us many much long often now yet still already come go one ones etc given "
          "currently actually really something anything someone anyone yes please currently recommended support supported",
      .synonyms =
          "cost price fee charge pay|delivery shipping ship deliver arrive|parcel package shipment|maximum max limit quota "
          "up|minimum min least|cancel terminate|delete remove erase|change edit modify update alter|buy purchase order|refund "
          "reimburse|return sendback|phone telephone mobile|sign login log|mail email e-mail|picture image photo|guarantee "
          "warranty|allow permit|start begin launch|stop end|big large|free gratis|create make set|restart reboot|broken "
          "defective damaged faulty|invoice bill|purpose role function|movie film|author writer wrote written|type kind",
      .dangling =
          "it|they|he|she|this|these|those|that|such|his|her|their|its|then|however|otherwise|instead|also|therefore|thus|"
          "hence|but|and|or|so|in this case|in that case|for example|for instance|in addition|additionally|similarly|"
          "likewise|afterwards|after that|both|here|there|likewise|as such|moreover|furthermore|him|them|one of them",
      .navigation =
          "for more information|for details|for more details|see|see also|for information|for an example|to learn more|learn more|read more|click here|for instructions|the following sections|this section|this topic|the following topics",
      .pointers = ", see |please see |refer to the|learn more about|more information about|for more information",
      .conditions = "if|when|unless|in case|only if",
      .asks_after = "after|once i|once my|once it|when i have already|i have already|i ve already|i already",
      .says_after = "after|afterwards|already|later|once|when|as soon as|following|then|within",
      .asks_before = "before|prior to|until",
      .says_before = "before|beforehand|until|prior|in advance|up to|not yet",
      .purpose_starts = "to|in order to",
      .step_starts =
          "to|open|click|choose|select|press|go|sign|enter|follow|use|create|run|set|switch|turn|hold|wait|download|install|"
          "add|remove|make|you can|if you want|log|tap|start|type|in the|on the|first|next|then|scan|plug|unplug|connect",
      .time_units =
          "second|seconds|minute|minutes|hour|hours|day|days|week|weeks|month|months|year|years|business day|business days|millisecond|milliseconds|decade|century",
      .time_words =
          "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
          "september|october|november|december|immediately|at once|today|tomorrow|annually|daily|weekly|monthly|yearly|"
          "as soon as|before|after|until|once",
      .reason_words =
          "because|since|due to|as a result|caused|causes|reason|means|so that|in order to|therefore|owing to|thanks to|leads to|led to|result of",
      .number_words =
          "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|"
          "billion|once|twice|half|double|unlimited|none|single|dozen|zero",
      .defining_words =
          "is|are|was|were|means|refers to|stands for|describes|represents|consists of|serves as|known as|lets you|enables",
  };
  return kLexicon;
}

}  // namespace firstline::responder
