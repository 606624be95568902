#include "services/classifier/core/concept_lists.h"

namespace firstline::classifier {

const absl::string_view kAccountConcepts = R"(
sign_in: log in; login; log on; logged out; sign in; signed out; signing in; sign on; log into; get into my; get in
sign_in: access; can t get into; cannot get in; einlogg*; anmelden; anmeld*; login*; zugang*; zugriff
sign_in: komme nicht rein; iniciar sesion; entrar; acceder; acceso; ingresar; area de cliente
sign_in: connecter; connexion; identifi*; acces; me connecter; fazer login; aceder; acessar; acesso; entrar na
sign_in: loggar*; acced*; accesso; entrare; inlogg*; inlogcode; toegang; aanmelden; zalogow*; logow*; dostep*; 登录; 登陆
sign_in: 登不上; 无法登录; ログイン; サインイン
password: password*; passcode; pin; reset link; reset mail; reset email; verification code; two factor; 2fa
password: authenticator; otp; one time code; passwort*; kennwort; zurucksetz*; bestatigungscode; sicherheitscode
password: contrasena; clave; codigo de verificacion; restablecer
password: mot de passe; reinitialis*; code de verification; code de confirmation; mdp; senha; palavra passe; codigo
password: redefinir; parola d ordine; codice di verifica; reimpost*; codice; wachtwoord; verificatiecode; pincode
password: haslo; hasla; hasel; kod weryfik*; 密码; 验证码; パスワード; 認証コード; 暗証
locked: locked; lock; blocked; unlock*; disabled; suspended; locked out; gesperrt; entsperr*; sperr*; blockiert
locked: bloque*; desbloque*; bloquead*; bloqu*; debloqu*; verrouill*; suspend*; bloccat*; sblocc*; sospes*
locked: geblokkeerd; deblokk*; vergrendeld; zablokow*; odblokow*; 锁定; 被锁; 冻结; 解锁; ロック; 凍結
forgot: forgot; forgotten; lost my; don t remember; can t remember; vergessen; verloren; olvid*; perdi; oubli*; perdu
forgot: esquec*; dimenticat*; perso; ho perso; vergeten; kwijt; zapomnia*; zgubi*; 忘记; 忘了; 忘れ
account: account; accounts; profile; user account; konto; kundenkonto; profil; benutzerkonto; cuenta; perfil; compte
account: profil; conta; perfil; cadastro; profilo; account; klantaccount; konto; konta; 账号; 账户; 帐号; アカウント; 口座
change: change; update; updated; correct; edit; modify; transfer ownership; upgrade; downgrade; rename; merge
change: switch my; move my; register the new; delete my account; remove my account; andern; anderung*; geandert
change: aktualisier*; umschreib*; umstell*; korrigier*; wechseln; umgezogen; umzug; eintrag*; loschen; zusammenleg*
change: cambiar; cambio; actualiz*; modific*; corregir; corrijan; mudanza; he mudado; eliminar mi; borrar mi; changer
change: changement; modifi*; mettre a jour; corriger; demenag*; supprimer mon; mudar; alter*; atualiz*; corrig*; mudei
change: apagar; eliminar; cambiare; modificare; aggiornare; aggiorn*; corregg*; trasloc*; trasfer*; cancellare il mio
change: wijzig*; verander*; aanpass*; bijwerk*; verhuis*; verwijder*; zmien*; zmian*; zaktualiz*; przeprowadz*; usun*
change: 修改; 更改; 变更; 更新; 换绑; 変更; 更新; 削除
personal_data: surname; last name; maiden name; name on; birth; date of birth; phone number; e mail address
personal_data: email address; new email; new phone; married; nachname; name; geburtsdatum; telefonnummer; handynummer
personal_data: geheiratet; e mail adresse; apellido*; nombre; telefono; correo; nacimiento; nom; prenom
personal_data: numero de telephone; adresse mail; naissance; mariee; nome; apelido; sobrenome; telefone; telemovel
personal_data: nascimento; cognome; data di nascita; numero di telefono; sposat*; achternaam; telefoonnummer
personal_data: geboortedatum; mailadres; naam; getrouwd; nazwisk*; numer telefonu; imie; 姓名; 手机号; 邮箱; 姓; 電話番号; メールアドレス
hacked: hack*; stolen; breach*; compromised; leaked; leak; unauthori*; not me; wasn t me; did not authori*
hacked: someone else; somebody else; stranger; took over; taken over; intruder; gehackt; gestohlen; gestohl*; fremde*
hacked: war das nicht; war ich nicht; unbefugt*; ubernommen; datenleck; jemand
hacked: hackead*; robad*; robaron; no he sido yo; no fui yo; alguien; desconocid*; filtra*; suplant*; pirat*; vole
hacked: voles; pas moi; quelqu un; inconnu*; fuite; usurp*; roubad*; roubaram; nao fui eu; alguem; invadi*; invas*
hacked: vazad*; clonad*; violat*; rubat*; hackerat*; non sono stat*; qualcuno; sconosciut*; gehackt; gestolen; niet ik
hacked: iemand; overgenomen; datalek; wlama*; skradzion*; ktos; nie ja; 被盗; 盗用; 盗刷; 泄露; 黑客; 乗っ取; 不正; 漏洩; 盗*
phishing: phishing; scam; scammer*; fraud*; fake; spoof*; pretend*; suspicious; virus; malware; vulnerab*
phishing: security hole; security issue; bug bounty; exploit; betrug*; betruger; gefalscht; verdachtig*; schadsoftware
phishing: sicherheitsluck*; estafa*; fraude; falso; falsa; sospechos*; vulnerab*; arnaque*; fraud*; faux; frauduleu*
phishing: suspect*; hameconnage; faille; golpe; burla; fraude; falso; suspeit*; truffa; truff*; frode; falso; falsa
phishing: sospett*; vulnerabilita; oplicht*; nep; nagemaakt*; vals; verdacht*; fraude; beveiligingslek; oszust*
phishing: falszyw*; podejrzan*; wyludz*; 诈骗; 钓鱼; 可疑; 假冒; 漏洞; 骗子; 詐欺; フィッシング; 不審; 偽
lawyer: lawyer*; solicitor*; attorney*; legal; legal action; court; sue; suing; lawsuit; ombudsman; regulator*
lawyer: consumer protection; consumer rights; small claims; gdpr; data protection; article 15; liability; liable
lawyer: statutory; infring*; patent; terms and conditions; terms of; law; laws; act for; breach of contract
lawyer: cease and desist; subpoena; proceedings; trading standards; injunction; power of attorney
lawyer: anwalt*; anwaltin; rechtsanwalt*; rechtlich*; klage; verklag*; gericht*; mahnbescheid; verbraucherschutz
lawyer: verbraucherzentrale; schlichtung*; dsgvo; datenschutz*; gesetz*; frist; haftung; agb; gewahrleist*; abmahn*
lawyer: anzeige; rechtswidrig; vollmacht; bgb; schadensersatz
lawyer: abogad*; juzgado; demanda*; denuncia*; tribunal*; consumo; ley; legal*; derecho*; rgpd; proteccion de datos
lawyer: arbitraje; responsabilidad; clausula*; avocat*; tribunal; plainte; justice; juridique; loi; legal*
lawyer: mise en demeure; rgpd; cnil; mediateur; droit*; clause; responsabilite; huissier; dgccrf
lawyer: advogad*; tribunal; justica; processo; processar; procon; lei; lgpd; rgpd; livro de reclamacoes; direito*
lawyer: juridic*; judicial*; deco; defesa do consumidor; avvocat*; tribunale; denuncia; querela; legale; legali; legge
lawyer: diritt*; codice del consumo; garante; gdpr; diffida; clausola; giudic*; advocaat; rechter; rechtbank
lawyer: dagvaard*; ingebrekestell*; juridisch*; wettelijk*; wet; avg; geschillencommissie; aansprakelijk*; jurist
lawyer: prawnik*; adwokat*; sad; sadu; pozew; rodo; uokik; prawn*; ustaw*; 律师; 起诉; 法院; 法律; 消费者协会; 投诉到; 个人信息保护; 弁護士; 訴*
lawyer: 法的; 法律; 個人情報; 消費者
)";

}  // namespace firstline::classifier
