#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& French() {
  static constexpr Lexicon kLexicon = {
      .language = "fr",
      .ask_number = "combien|quel pourcentage|quel prix|quel est le prix|quel montant",
      .ask_duration =
          "combien de temps|quel delai|quel est le delai|combien de jours|combien d heures|combien de mois|quelle duree|quelle est la duree",
      .ask_time = "quand|jusqu a quand|a quelle heure|quel jour|quelle date|a partir de quand|horaires",
      .ask_how = "comment|que faire|que dois je faire|que puis je faire",
      .ask_reason = "pourquoi|pour quelle raison",
      .ask_place = "ou est|ou sont|ou puis je|ou se trouve|d ou|ou trouver",
      .ask_person = "qui",
      .ask_definition = "qu est ce que|qu est ce qu|c est quoi|que signifie|que veut dire",
      .ask_choice = "quel|quelle|quels|quelles|lequel|laquelle",
      .amount_words =
          "maximum|minimum|limite|nombre|prix|cout|frais|tarif|taille|hauteur|poids|pourcentage|delai|preavis",
      .question_starts =
          "combien|comment|quand|pourquoi|qui|que|quel|quelle|quels|quelles|est ce|est ce que|puis je|peut on|peux tu|pouvez vous|y a t il|dois je|faut il|avez vous|qu est ce|a quelle|jusqu a quand|ou|est|sont|acceptez vous|livrez vous",
      .joiners = "et|ou|aussi|mais",
      .greetings = "bonjour|bonsoir|salut|coucou|madame|monsieur|madame monsieur|chere equipe|petite question",
      .thanks =
          "merci|merci beaucoup|merci d avance|merci bien|parfait|super|genial|ok|d accord|au revoir|bonne journee|bonne soiree",
      .closings =
          "cordialement|bien cordialement|bien a vous|salutations|sinceres salutations|bien a toi|amicalement|respectueusement",
      .resolved =
          "c est resolu|probleme resolu|ca marche maintenant|je l ai trouve|j ai trouve|laissez tomber|plus besoin|c est bon maintenant",
      .small_talk = "comment allez vous|comment vas tu|comment ca va|ca va|es tu un robot|etes vous humain",
      .weak_words =
          "besoin veux voudrais savoir dire aide aider plaît question faire pouvoir trouver donner ne pas n jamais problème chose maintenant temps combien merci bonjour",
      .synonyms =
          "coûter coûte coût prix frais tarif|livraison livrer expédition envoi arriver arrivent|colis paquet|résilier résiliation "
          "annuler|abonnement|supprimer effacer|changer modifier|acheter commander|remboursement rembourser|retour "
          "retourner renvoyer|mot passe|courriel email e-mail mail|garantie|facture|cassé défectueux endommagé|"
          "réinitialiser|payer paiement|gratuit offert|délai préavis durée",
      .dangling =
          "il|elle|ils|elles|cela|ceci|ce|cet|cette|ces|c est|alors|ensuite|puis|de plus|cependant|toutefois|sinon|donc|ainsi|aussi|mais|et|ou|son|sa|ses|leur|leurs|dans ce cas|par exemple|les deux",
      .navigation =
          "pour plus d informations|pour en savoir plus|voir|voir aussi|consultez|cliquez ici|dans cette section",
      .pointers = ", voir |, consultez |plus d’informations|plus d'informations|en savoir plus",
      .conditions = "si|quand|lorsque|en cas de",
      .asks_after = "apres|une fois|j ai deja|deja",
      .says_after = "apres|deja|ensuite|plus tard|une fois|quand|lorsque|lorsqu|des que|dans les|sous",
      .asks_before = "avant|avant de",
      .says_before = "avant|jusqu|au prealable|a l avance",
      .purpose_starts = "pour|afin de",
      .step_starts =
          "pour|ouvre|ouvrez|clique|cliquez|choisis|choisissez|selectionne|selectionnez|appuie|appuyez|entre|entrez|va|allez|saisis|saisissez|tu peux|vous pouvez|telecharge|telechargez|attends|attendez|connecte|connectez|d abord|dans",
      .time_units =
          "seconde|secondes|minute|minutes|heure|heures|jour|jours|semaine|semaines|mois|an|ans|annee|annees|jours ouvrables|jours ouvres",
      .time_words =
          "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|immediatement|aujourd hui|demain|annuel|quotidien|hebdomadaire|mensuel|avant|apres|jusqu|des que",
      .reason_words = "parce que|car|en raison|a cause|raison|signifie|grace a|puisque|afin",
      .number_words =
          "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|cent|mille|million|double|moitie|illimite",
      .defining_words = "est|sont|etait|signifie|designe|consiste|sert",
  };
  return kLexicon;
}

}  // namespace firstline::responder
