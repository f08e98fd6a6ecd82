# Words of the window, in French.

# The program and its start screen.
app-name = Almanac
app-purpose = Le profil migratoire vivant d’un pays, dans un seul fichier.
starting = Démarrage…
cannot-start = Le programme ne peut pas démarrer
first-run = Avant de commencer
begin = Commencer
sample-hint = L’exemple est complet : données, chapitres, graphiques. Essayez-y tout ce que vous voulez.
recent = Ouverts récemment
no-recent = Les profils que vous ouvrez apparaîtront ici.
missing-file = le fichier n’est plus là
remove-from-list = Retirer de la liste
country = Pays
country-needed = Choisissez le pays du profil.
edition-year = Année de l’édition
template = Modèle
first-language = Langue de rédaction
other-languages = Autres langues du document
create = Choisir l’emplacement et créer
choose = Choisir…

# File dialogs.
choose-project = Ouvrir un profil
choose-new = Emplacement du nouveau profil
choose-copy = Emplacement de la copie
choose-data = Choisir un fichier de données
choose-pdf = Emplacement du PDF
kind-project = Profil migratoire
kind-data = Fichiers de données
kind-pdf = Document PDF

# Commands, as in menus and in the palette.
command-new = Nouveau profil…
command-open = Ouvrir…
command-sample = Ouvrir l’exemple
command-save = Enregistrer
command-save-copy = Enregistrer une copie…
command-import = Importer des données…
command-export = Exporter en PDF…
command-print = Aperçu avant impression
command-settings = Paramètres…
command-close = Fermer le profil
command-undo = Annuler
command-redo = Rétablir
command-history = Historique…
command-goto = Aller à…
command-rail = Afficher ou masquer les salles
command-palette = Toutes les commandes…
command-next-pane = Volet suivant
command-previous-pane = Volet précédent
command-shortcuts = Raccourcis clavier
command-about = À propos d’Almanac
undo-step = Annuler : { $step }
redo-step = Rétablir : { $step }
# Said after it. $step (text): a step of the history, with what it was done to.
taken-back = Annulé : { $step }
done-again = Rétabli : { $step }
about-what = Almanac tient le profil migratoire d’un pays : indicateurs, valeurs avec leur origine, chapitres et toutes les éditions passées. Il n’ouvre aucune connexion réseau.
about-version = Version { $version }
key-ctrl = Ctrl

# Title bar, rail, status bar.
rooms = Salles
room-overview = Aperçu
room-data = Données
room-profile = Profil
room-checks = Contrôles
find-or-do = Trouver ou faire…
export-pdf = Exporter en PDF
status = État
notices = Avis
saved-at = Enregistré { $time }
saving = Enregistrement…
save-failed = Non enregistré : { $reason }
all-saved = Tout est enregistré, comme toujours.
read-only = Lecture seule
copy-saved = La copie est enregistrée.
document-language = Langue du document
edition = Édition { $year }
edition-as-of = Édition { $year } · données au { $date }
open-findings = { $count ->
    [one] { $count } constat ouvert
   *[other] { $count } constats ouverts
  }
open-read-only = Ouvrir en lecture
show-findings = Afficher les constats
go-to-place = Y aller
dismiss = Fermer l’avis
close = Fermer
cancel = Annuler
apply = Appliquer
save = Enregistrer
add = Ajouter
remove = Supprimer
insert = Insérer
stop = Arrêter
found = Trouvé
found-commands = Ce qu’on peut faire
found-chapters = Chapitres
found-indicators = Indicateurs
find-section = chapitre
nothing-found = Rien trouvé.
find = Rechercher
find-and-replace = Rechercher et remplacer
find-in-profile = Dans tout le profil
find-previous = Occurrence précédente
find-next = Occurrence suivante
find-exact = Respecter la casse
find-whole = Mots entiers
found-at = { $at } sur { $count }
found-places = { $count ->
    [one] { $count } endroit
   *[other] { $count } endroits
 }
replace = Remplacer
replace-with = Remplacer par
replace-in-section = Remplacer dans ce chapitre ({ $count })
replace-in-profile = Remplacer dans tout le profil ({ $count })
replaced = { $count ->
    [one] Remplacé à { $count } endroit. Une annulation le rétablit.
   *[other] Remplacé à { $count } endroits. Une seule annulation rétablit tout.
 }
width-of = Largeur du panneau { $panel }
and-more = et { $count } de plus
not-set = non défini

# Table heads.
keys-everywhere = Partout
keys-text = Dans le texte
keys-values = Parmi les valeurs
keys-edit-cell = Modifier une cellule
keys-edit-figure = Modifier le graphique ou le tableau choisi
keys-clear-cells = Vider les cellules
keys-fill-down = Recopier vers le bas
keys-select-more = Étendre la sélection
keys-to-edge = À la première ou dernière cellule
column-step = Étape
column-who = Par
column-when = Quand
column-indicator = Indicateur
column-value = Valeur
column-change = Variation
column-period = Période
column-series = Séries
column-source = Source
column-place = Endroit
column-old = Avant
column-new = Après
column-file = Fichier

# Settings.
settings = Paramètres
interface-language = Langue de la fenêtre
theme = Couleurs
theme-system = Comme le système
theme-light = Clair
theme-dark = Sombre
theme-contrast = Contraste élevé
author = Votre nom, tel qu’il figure dans l’historique

# Steps of the history.
history = Historique
undone = annulée
return-here = Revenir ici
step-with-detail = { $step } : { $detail }
step-new_project = nouveau profil
step-edit_about = titre et pays
step-edit_edition = édition
step-type = saisie
step-insert = insertion dans le texte
step-add_section = section ajoutée
step-move_section = section déplacée
step-rename_section = titre modifié
step-remove_section = section supprimée
step-edit_figure = figure modifiée
step-edit_register = registre modifié
step-import = importation
step-remove_release = livraison retirée
step-enter_values = valeurs saisies
step-replace_words = mots remplacés
step-mark_seen = valeurs modifiées vues
step-accept_finding = constat accepté
step-combine = copies réunies
step-undo = annulation
step-redo = rétablissement
step-return = retour à un état antérieur
undo-at-hand = « Annuler » ramène tout.

# Stages of long work.
stage-reading = Lecture du fichier
stage-comparing = Comparaison avec l’existant
stage-writing = Écriture
stage-answering = Calcul des chiffres
stage-drawing = Tracé des figures
stage-typesetting = Mise en page
stage-exporting = Création du PDF
stage-checking = Contrôle
seconds-left = encore { $seconds } s

# Overview.
key-figures = Chiffres clés
no-key-figures = Pas encore de chiffres clés. Ils apparaissent quand les premières données sont là et qu’une valeur figure dans le texte.
no-key-figures-of-text = Pas encore de chiffres clés. La première valeur placée dans le texte en fait le premier.
key-figures-hint = La variation est depuis la période précédente ; là où elle manque, cette période n’a pas de valeur ou les règles interdisent de comparer.
first-data = Faire entrer les premières données
first-data-why = Un fichier d’un ministère ou d’une source internationale, tel qu’il a été envoyé.
first-text = Écrire les chapitres
first-text-why = Tapez @ dans une phrase et choisissez un nombre : il suit dès lors les données.
first-pages = Voir les pages
first-pages-why = Le PDF peut être écrit à tout moment, même s’il y a encore peu.
stale-values = Valeurs imprimées modifiées ({ $count })
open-points = Points ouverts
due = Attendu
nothing-due = Rien n’est attendu.
was-due = attendu le { $date }
is-due = attendu le { $date }
missing-this-year = Sans valeur pour { $year }
nothing-missing = Chaque indicateur en a une.
no-indicators-yet = Il n’y a pas encore d’indicateurs.
latest-is = dernière : { $period }
no-values-yet = pas encore de valeurs
overview-counts = { $indicatorCount ->
    [one] { $indicators } indicateur
   *[other] { $indicators } indicateurs
  } · { $valueCount ->
    [one] { $values } valeur
   *[other] { $values } valeurs
  } · { $sourceCount ->
    [one] { $sources } source
   *[other] { $sources } sources
  }

# Checks. $errors, $warnings, $notes are counts.
findings-counted = { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
  }, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
  }, { $notes ->
    [one] { $notes } remarque
   *[other] { $notes } remarques
  }
checks-purpose = Ce qui se contredit, manque ou a changé, chaque fois avec l’endroit et un moyen d’y remédier. Ce qui est juste malgré tout est accepté avec un motif.
findings = Constats
level-error = Erreur
level-warning = Avertissement
level-note = Remarque
levels-all = Tous
levels-error = Erreurs
levels-warning = Avertissements
levels-note = Remarques
show-levels = Afficher
no-findings = Rien à corriger : données, figures et texte concordent.
no-findings-of-level = Aucun de ce type.
finding-read = Lu : { $read }.
finding-expected = Attendu : { $expected }.
finding-accepted = Le constat est accepté.
# Findings by their kind: what is wrong, in one line, and what to do.
finding-kind-unknown-label = Un libellé n’a pas de code ; il est conservé tel quel
finding-mend-unknown-label = Dites une fois de quel code il s’agit.
finding-kind-ambiguous-label = Un libellé désigne plusieurs codes
finding-mend-ambiguous-label = Dites lequel l’expéditeur entend.
finding-kind-nothing-read = Aucune valeur n’a été lue
finding-mend-nothing-read = Regardez le tableau et son en-tête dans la manière de lire le fichier.
finding-kind-nothing-new = Tout ce qu’il contient est déjà là
finding-mend-nothing-new = Il n’y a rien à prendre.
finding-kind-two-values = Une valeur est donnée deux fois et différemment ; la première est conservée
finding-mend-two-values = Indiquez la colonne qui les distingue, ou corrigez le fichier.
finding-kind-same-value-twice = Des valeurs sont données deux fois et sont égales
finding-mend-same-value-twice = Il n’y a rien à faire.
finding-kind-no-values = Aucun tableau de valeurs n’a été trouvé
finding-mend-no-values = Vérifiez que c’est le bon fichier ; les nomenclatures et les notes ne sont pas importées comme données.
finding-kind-notes-below = Des lignes sous le tableau ne contiennent pas de valeurs et sont prises pour des notes
finding-mend-notes-below = Regardez-les : elles peuvent expliquer des signes ou des définitions.
finding-kind-marker = Des cellules contiennent un signe au lieu d’un nombre
finding-mend-marker = Demandez à l’expéditeur s’il signifie zéro, non disponible ou supprimé.
finding-kind-marker-explained = Un signe a le sens que le fichier indique
finding-mend-marker-explained = Regardez ce que le fichier en dit ; montrez la cellule s’il a un autre sens.
finding-kind-labels-go-on = Des cellules vides reprennent l’intitulé du dessus
finding-mend-labels-go-on = Vérifiez ; si une cellule vide est le total, dites-le de la colonne.
finding-kind-title-differs = Le titre n’est plus le même
finding-mend-title-differs = Vérifiez qu’il s’agit du même tableau ; sinon indiquez sur la feuille de quel indicateur il s’agit.
finding-kind-title-changed = Des mots du titre ne sont plus les mêmes
finding-mend-title-changed = Vérifiez qu’il s’agit du même tableau ; sinon indiquez sur la feuille de quel indicateur il s’agit.
finding-kind-unit-differs = Le fichier indique une autre unité qu’avant
finding-mend-unit-differs = Comparez aux valeurs de l’année précédente ; sinon indiquez l’unité du tableau.
finding-kind-read-anew = Il semble s’agir d’un autre tableau que ceux reçus auparavant ; il a été lu à nouveau
finding-mend-read-anew = Indiquez l’indicateur ; si c’est le même tableau, choisissez celui d’avant.
finding-kind-shown-divided = Les cellules affichent leurs nombres divisés
finding-mend-shown-divided = Comparez avec ce que montre le classeur ; sinon indiquez en quoi les valeurs sont données.
finding-kind-column-left-out = Une colonne est laissée de côté, son intitulé étant d’une autre nature
finding-mend-column-left-out = Dites ce que contient la colonne si ses valeurs sont voulues.
finding-kind-formula-error = Une formule n’a pas de résultat
finding-mend-formula-error = Demandez à l’expéditeur, ou ouvrez le classeur, enregistrez-le et importez-le.
finding-kind-no-period = Des valeurs n’ont pas de période
finding-mend-no-period = Fixez la période dans la manière de lire le fichier.
finding-kind-period-of-name = Seul le nom du fichier indique la période
finding-mend-period-of-name = Vérifiez, et fixez une autre période si les valeurs y appartiennent.
finding-kind-heading-moved = L’en-tête n’est plus au même endroit
finding-mend-heading-moved = Vérifiez que le bon tableau est lu.
finding-kind-country-of-origin = Il n’est pas dit de quel pays d’origine il s’agit
finding-mend-country-of-origin = Dites s’il s’agit de la nationalité, de la naissance ou de la résidence antérieure.
finding-kind-characters-lost = Des caractères ont été perdus avant l’envoi du fichier
finding-mend-characters-lost = Redemandez les mots à l’expéditeur s’ils importent.
finding-kind-hidden-rows = Des lignes sont masquées dans le classeur
finding-mend-hidden-rows = Demandez à l’expéditeur si elles font partie du tableau.
finding-kind-rows-left-out = Des lignes sont écartées d’après leur texte
finding-mend-rows-left-out = Regardez-les sur la feuille ; une colonne qui a un autre sens les fait lire de nouveau.
finding-kind-column-renamed = Une colonne a un autre intitulé qu’avant
finding-mend-column-renamed = Vérifiez que le sens est le même ; sinon, dites-le sur la feuille.
finding-kind-column-new = Une colonne est nouvelle et n’est pas lue
finding-mend-column-new = Dites ce qu’elle signifie dans la manière de lire le fichier.
finding-kind-column-gone = Une colonne n’est plus dans le fichier
finding-mend-column-gone = Demandez à l’expéditeur, ou retirez-la de la manière de lire le fichier.
finding-kind-not-a-number = Une cellule ne contient ni nombre ni signe connu ; elle est omise
finding-mend-not-a-number = Corrigez-la dans le fichier, ou dites ce que signifie le signe.
finding-kind-indicator-new = Un indicateur n’est pas dans la liste et sera ajouté avec ce que le fichier en dit
finding-mend-indicator-new = Complétez sa définition avant de l’utiliser dans un chapitre.
finding-kind-no-source = Rien ne dit de qui vient ce fichier
finding-mend-no-source = Choisissez la source.
finding-kind-source-unknown = La source n’est pas dans ce profil
finding-mend-source-unknown = Ajoutez-la aux sources, ou choisissez-en une autre.
finding-kind-indicator-unknown = Rien ne dit de quel indicateur il s’agit
finding-mend-indicator-unknown = Choisissez l’indicateur, ou laissez la colonne de côté.
finding-kind-already-taken = Ce fichier même est déjà repris ; il n’y a rien à prendre
finding-mend-already-taken = Si ses valeurs sont justes et non celles d’après, annulez les livraisons suivantes, ou saisissez les valeurs en donnant la raison.
finding-kind-period-follows = Le fichier indique une autre période que la dernière fois ; ses valeurs sont prises pour celles de cette période
finding-mend-period-follows = Vérifiez si la période est d’une autre durée ; sinon il n’y a rien à faire.
finding-kind-period-differs = Le titre et le nom de la feuille indiquent deux périodes
finding-mend-period-differs = Demandez à l’expéditeur laquelle est la bonne ; au besoin, indiquez la période du tableau.
finding-kind-period-of-recipe = Rien dans le fichier n’indique de période ; celle que quelqu’un a indiquée pour le tableau est prise
finding-mend-period-of-recipe = Vérifiez que le fichier est bien de cette période ; sinon indiquez-en une autre pour le tableau.
finding-kind-split-years = Les années comme 2010-11 sont lues comme allant d’une année à la suivante, et non comme des mois
finding-mend-split-years = Vérifiez ; s’il s’agit de mois, écrivez calendar = "gregorian" dans la manière de lire le fichier.
finding-kind-part-of-year = Le fichier parle d’une partie de l’année
finding-mend-part-of-year = Vérifiez les périodes des colonnes et dites-les sur la feuille si elles ont été mal comprises.
finding-kind-year-of-few-parts = Le total d’une année est la somme de quelques-uns de ses mois ou trimestres
finding-mend-year-of-few-parts = Il est laissé de côté. Attendez l’année entière, ou saisissez la valeur avec un motif.
finding-kind-sheet-new = Une nouvelle feuille est disposée comme la précédente
finding-mend-sheet-new = Vérifiez qu’il s’agit du même tableau pour une autre période.
finding-kind-sheet-not-read = Une nouvelle feuille n’est pas lue
finding-mend-sheet-not-read = Si ses valeurs sont utiles, enregistrez la feuille dans un fichier à part et importez-le.
finding-kind-decimal-differs = Les nombres ont un autre signe décimal que dans le fichier précédent
finding-mend-decimal-differs = Indiquez le signe décimal du tableau sur la feuille.
finding-kind-another-calendar = Les années peuvent être celles d’un autre calendrier
finding-mend-another-calendar = Vérifiez, et indiquez le calendrier dans la manière de lire le fichier, ou corrigez les périodes.
finding-kind-not-a-period = La période d’une ligne ne peut pas être lue ; ses valeurs sont laissées de côté
finding-mend-not-a-period = Corrigez la cellule dans le fichier, ou demandez à l’expéditeur.
finding-kind-shown-hidden = Le classeur masque les nombres de certaines cellules ; elles sont lues comme vides
finding-mend-shown-hidden = Regardez-les dans le classeur ; affichez-y les nombres s’ils doivent être lus, sinon demandez à l’expéditeur.
finding-kind-shown-with-words = Des cellules affichent des mots à côté de leurs nombres, comme « mn » ; les nombres sont lus tels qu’ils sont enregistrés
finding-mend-shown-with-words = Vérifiez l’unité ; si ces mots signifient milliers ou millions, indiquez en quoi les valeurs sont données.
finding-kind-encoding-unsure = Le fichier n’indique pas son codage de caractères ; des lettres peuvent être fausses
finding-mend-encoding-unsure = Regardez les noms ; s’ils sont faux, demandez à l’expéditeur un fichier en UTF-8.
finding-kind-more-cells = Une ligne a plus de cellules que son en-tête ; elle n’est pas lue, ou pas entièrement
finding-mend-more-cells = Demandez à l’expéditeur des guillemets autour des cellules qui contiennent le séparateur, et un intitulé au-dessus de chaque colonne.
finding-kind-quote-over-lines = Des guillemets réunissent plusieurs lignes en une seule cellule
finding-mend-quote-over-lines = Comparez avec le fichier de l’expéditeur ; si ce sont des lignes du tableau, ôtez les guillemets et choisissez de nouveau le fichier.
finding-kind-stray-quotation-mark = Un guillemet ouvre une cellule et n’est pas fermé
finding-mend-stray-quotation-mark = Comparez la ligne avec le fichier de l’expéditeur.
finding-kind-ambiguous-decimal-sign = Il n’est pas certain qu’un signe sépare les milliers ou les décimales
finding-mend-ambiguous-decimal-sign = Comparez un nombre avec ce que vous savez ; sinon indiquez le signe décimal du tableau.
finding-kind-two-decimal-signs = Les nombres du tableau sont écrits avec deux signes décimaux
finding-mend-two-decimal-signs = Vérifiez ; indiquez l’autre signe décimal du tableau si c’est lui.
finding-kind-brackets = Des nombres sont entre parenthèses
finding-mend-brackets = Demandez à l’expéditeur, et indiquez sur la feuille ce que signifient les parenthèses.
finding-kind-lines-without-values = Des lignes du tableau contiennent un texte sans valeurs et ne sont pas lues
finding-mend-lines-without-values = Regardez-les ; si elles annoncent des groupes de lignes, indiquez sur la feuille ce qu’elles disent des lignes suivantes.
finding-kind-rows-below-left-out = Des lignes avec des valeurs, sous la dernière ligne lue, sont laissées de côté
finding-mend-rows-below-left-out = Si elles font partie du tableau, indiquez sur la feuille où finissent les valeurs.
finding-kind-hidden-rows-left-out = Des lignes masquées dans le classeur sont laissées de côté
finding-mend-hidden-rows-left-out = Demandez à l’expéditeur si elles font partie du tableau ; elles peuvent alors être lues.
finding-kind-hidden-columns = Des colonnes masquées dans le classeur sont lues
finding-mend-hidden-columns = Demandez à l’expéditeur si elles font partie du tableau ; sinon laissez-les de côté sur la feuille.
finding-kind-hidden-sheet = Une feuille est masquée dans le classeur
finding-mend-hidden-sheet = Ne la lisez que si l’expéditeur l’a voulu.
finding-kind-headings-unknown = Les intitulés sont des périodes là où l’on attendait les libellés d’une ventilation
finding-mend-headings-unknown = Vérifiez qu’il s’agit du même tableau ; sinon indiquez sur la feuille de quel indicateur il s’agit.
finding-kind-column-moved = Une colonne n’est plus à la même place ; elle est lue là où elle se trouve
finding-mend-column-moved = Il n’y a rien à faire.
finding-kind-too-many-columns = De très nombreuses colonnes ne contiennent pas de nombres ; les dernières sont laissées de côté
finding-mend-too-many-columns = Vérifiez que c’est le bon fichier, et indiquez ce que contiennent les autres colonnes.
finding-kind-label-new = Des libellés n’étaient pas dans le dernier fichier
finding-mend-label-new = Vérifiez qu’ils sont nouveaux, et non un autre nom d’anciens libellés.
finding-kind-label-renamed = Un libellé est nouveau et un autre du dernier fichier a disparu ; c’est peut-être son nouveau nom
finding-mend-label-renamed = Dites de quel code il s’agit.
finding-kind-label-gone = Des libellés du dernier fichier ne sont plus dans celui-ci
finding-mend-label-gone = Demandez à l’expéditeur s’ils sont omis, comptés ailleurs ou écrits autrement.
finding-kind-name-settled = Un nom désigne plusieurs codes ; l’un d’eux a été pris
finding-mend-name-settled = Dites de quel code il s’agit si l’expéditeur en entend un autre.
finding-kind-age-made-date = Un tableur a fait une date d’un groupe d’âge ; c’est le groupe d’âge qui est lu
finding-mend-age-made-date = Vérifiez, et dites de quel code il s’agit si l’expéditeur voulait autre chose.
finding-kind-values-gone = Des valeurs données auparavant par la source ne sont plus dans ce fichier et seront retirées
finding-mend-values-gone = Si le fichier n’est qu’une partie ou une correction, écrivez extent = "cells" dans la manière de lire le fichier ; il ne retire alors rien.
finding-kind-value-impossible = Une valeur est impossible ; elle est conservée telle que reçue et n’est imprimée nulle part
finding-mend-value-impossible = Comparez avec le fichier, et demandez à l’expéditeur.
finding-kind-values-rescaled = Les nombres sont d’un autre ordre de grandeur qu’avant
finding-mend-values-rescaled = Indiquez le signe décimal ou en quoi les valeurs sont données, sauf si l’expéditeur corrige une erreur.
finding-kind-too-many-tables = La feuille contient trop de tableaux ; plus bas, aucun n’a été cherché
finding-mend-too-many-tables = Vérifiez que c’est le bon fichier, ou importez le reste comme un fichier à part.
finding-kind-table-new = Un autre tableau, inconnu, commence plus bas ; il n’est pas lu
finding-mend-table-new = Si ses valeurs sont souhaitées, enregistrez-le comme un fichier à part et importez-le.
finding-kind-values-stay = Des valeurs que le fichier ne donne pas restent, car tout n’a pas pu être lu
finding-mend-values-stay = Corrigez ce qui n’a pas pu être lu, et importez de nouveau le fichier.
finding-kind-row-of-another-unit = Une ligne indique sur combien de cas portent les parts ; elle est omise
finding-mend-row-of-another-unit = Importez ses nombres depuis un tableau à part s’ils sont souhaités.
finding-kind-decimal-follows = Un autre signe décimal que dans le fichier précédent, qui est suivi
finding-mend-decimal-follows = Vérifiez quelques valeurs ; sinon indiquez le signe décimal du tableau.
finding-kind-marker-differs = Le fichier explique un signe autrement que le précédent, et fait foi
finding-mend-marker-differs = Lisez ce qu’il dit, et indiquez ce que le signe représente s’il a été mal compris.
finding-kind-recipe-unfit = La façon gardée de lire les fichiers de cet expéditeur ne convient pas, et le fichier a été lu à neuf
finding-mend-recipe-unfit = Indiquez quels indicateurs il contient, ou corrigez le fichier et importez-le de nouveau.
finding-kind-indicator-gone = Un indicateur du dernier fichier n’est nulle part dans celui-ci ; ses valeurs restent
finding-mend-indicator-gone = Demandez à l’expéditeur s’il est omis, compté ailleurs ou nommé autrement.
finding-kind-period-length-differs = Les périodes sont d’une autre durée que toutes les précédentes
finding-mend-period-length-differs = Si ce sont les suivantes, indiquez de quelle période est leur colonne ou leur tableau.
finding-kind-day-among-years = Une colonne d’un seul jour à côté de colonnes d’années
finding-mend-day-among-years = Si c’est la valeur de l’année, indiquez que sa période est l’année.
finding-kind-synonyms-not-kept = Les autres graphies n’ont pas été gardées, car aucune dimension n’a encore cette liste
finding-mend-synonyms-not-kept = Créez sa dimension, puis donnez de nouveau le même tableau.
finding-kind-reference-differs = Le titre compte à un autre jour de l’année que l’indicateur
finding-mend-reference-differs = Demandez à l’expéditeur ; sinon choisissez un indicateur de ce jour.
finding-kind-unit-scale = Le fichier indique d’autres milliers ou millions que l’indicateur ; les valeurs sont prises telles quelles
finding-mend-unit-scale = Comparez aux valeurs précédentes ; puis indiquez en quoi les valeurs sont données, ou corrigez l’indicateur.
finding-kind-unit-of-indicator = Le fichier indique une unité dans laquelle l’indicateur n’est pas défini
finding-mend-unit-of-indicator = Choisissez un autre indicateur, ou indiquez l’unité du tableau sur la feuille.
finding-kind-children-and-adults = Les enfants sont lus comme des personnes de moins de 18 ans, et les hommes et les femmes à côté d’eux comme des adultes
finding-mend-children-and-adults = Vérifiez ce que l’expéditeur entend ; sinon, dites sur la feuille ce que sont les libellés.
finding-kind-formula-without-value = Les résultats de formules ne sont pas enregistrés dans le classeur
finding-mend-formula-without-value = Ouvrez le classeur dans un tableur, enregistrez-le et importez-le.
finding-kind-sheet-cut-off = Une feuille s’interrompt avant sa fin
finding-mend-sheet-cut-off = Redemandez le fichier à l’expéditeur.
finding-kind-person-level = Le fichier contient des données individuelles ; il n’est pas lu
finding-mend-person-level = Demandez à l’expéditeur des nombres de personnes ; les fichiers de données individuelles n’ont pas leur place ici.
finding-kind-macros = Le classeur contient des macros ; elles ne sont jamais exécutées
finding-mend-macros = Il n’y a rien à faire.
finding-kind-delivered-twice = Les mêmes valeurs viennent de deux fichiers ou sources
finding-mend-delivered-twice = Retirez l’un d’eux, ou acceptez avec le motif.
finding-kind-number-typed = Un nombre est saisi dans une phrase, sans son origine
finding-mend-number-typed = Mettez-y la valeur elle-même avec @, ou acceptez le nombre en donnant sa source comme raison.
finding-kind-jump = Une valeur varie bien plus que cette série d’habitude
finding-mend-jump = Comparez avec le fichier reçu ; marquez une rupture si la méthode a changé, ou acceptez avec le motif.
finding-kind-hidden-derivable = Une valeur masquée peut être déduite d’un total et de ses autres parties
finding-mend-hidden-derivable = Masquez aussi une deuxième partie du même total, ou le total, ou regroupez des catégories.
finding-kind-parts-and-total = Les parties ne composent pas leur total
finding-mend-parts-and-total = Voyez s’il manque des catégories, comme « inconnu », ou acceptez avec un motif.
finding-kind-sources-differ = Deux sources donnent des valeurs différentes pour la même chose
finding-mend-sources-differ = Décidez quelle source vient d’abord, et acceptez avec le motif.
finding-kind-unit-slip = Des valeurs semblent être dans une autre unité
finding-mend-unit-slip = Regardez l’unité dans le fichier reçu et importez-le à nouveau.
finding-kind-stock-account = Le stock n’est pas le précédent plus les entrées moins les sorties
finding-mend-stock-account = Cherchez un flux manquant ou une rupture ; sinon acceptez avec le motif.
finding-kind-period-missing = Il manque des périodes dans la série
finding-mend-period-missing = Demandez-les à l’expéditeur, ou saisissez « non collecté ».
finding-kind-period-due = La dernière valeur est plus ancienne que ne le voudrait l’édition
finding-mend-period-due = Demandez à la source des valeurs plus récentes, ou notez dans sa fiche la prochaine livraison.
finding-kind-delivery-overdue = Une livraison était attendue et n’est pas arrivée
finding-mend-delivery-overdue = Demandez-la au point focal, ou notez la nouvelle date dans la fiche de la source.
finding-kind-coverage-missing = La source ne dit pas qui elle couvre
finding-mend-coverage-missing = Dites qui elle couvre et qui elle laisse de côté ; c’est imprimé sous ses tableaux.
finding-kind-value-changed = Une valeur imprimée a changé depuis qu’on l’a vue
finding-mend-value-changed = Relisez la phrase et marquez la valeur comme vue.
finding-kind-value-missing = Une phrase n’a pas de nombre ici
finding-mend-value-missing = Choisissez une autre période, importez les données ou réécrivez la phrase.
finding-kind-claim-contradicted = Les données disent autre chose que la phrase
finding-mend-claim-contradicted = Changez les mots, ou ce que l’affirmation demande.
finding-kind-text-missing = Un paragraphe n’a pas de texte dans cette langue
finding-mend-text-missing = Traduisez-le ; les autres langues peuvent être exportées entre-temps.
finding-kind-caption-missing = Une figure n’a pas de titre dans cette langue
finding-kind-question-without-answer = La question n’a pas de réponse
finding-kind-figure-empty = La figure n’a aucun nombre à montrer
finding-kind-figure-not-drawn = La figure ne peut pas être dessinée
finding-kind-figure-contradicts = La forme de la figure ne convient pas à ses nombres
finding-mend-caption-missing = Écrivez ce qui est montré, pour qui et quand.
finding-mend-question-without-answer = Recomposez-la à partir des listes, ou complétez la définition de l’indicateur.
finding-mend-figure-empty = Choisissez une autre période ou un autre filtre, ou importez les données.
finding-mend-figure-not-drawn = Modifiez sa question ou sa forme.
finding-mend-figure-contradicts = Choisissez une autre forme, ou une autre ventilation.
reason = Motif
accept = Accepter
accept-with-reason = Accepter avec un motif…
accepted-findings = Acceptés avec motif ({ $count })
accepted-because = Accepté : { $reason }
take-back = Retirer

# Data.
registers = Registres
indicators-counted = Indicateurs · { $count }
sources-counted = Sources · { $count }
values = Valeurs
values-counted = { $count ->
    [one] { $count } valeur
   *[other] { $count } valeurs
  }
releases = Livraisons
releases-counted = { $count ->
    [one] { $count } livraison
   *[other] { $count } livraisons
  }
definition = Définition…
definition-gaps = La définition est incomplète ou se contredit ; la salle Contrôles dit en quoi et pourquoi.
no-indicators = Pas encore de données
no-indicators-hint = Les indicateurs et leurs valeurs figurent ici. Importez un fichier d’un ministère ou d’une source internationale ; vous voyez ce qui changerait avant toute écriture.
measure-stock = stock
measure-flow = flux
measure-balance = solde
measure-event_count = événements
measure-amount = montant
measure-rate = taux
measure-share = part
measure-index = indice
reference-start_of_year = début d’année
reference-mid_year = milieu d’année
reference-end_of_year = fin d’année
reference-named_day = jour indiqué
reference-calendar_year = année civile
reference-fiscal_year = exercice
reference-named_period = période indiquée

# As in "stock · mid-year".
measure-at = { $measure }, { $reference }
counted-persons = personnes
counted-events = événements
counted-neither = ni personnes ni événements
population-usual_residence_12_months = résidence habituelle, 12 mois
population-usual_residence_6_months = résidence habituelle, 6 mois
population-registered = résidence enregistrée
population-present = présents le jour même
population-status_holders = titulaires d’un statut
population-not_applicable = sans population
hint-incomplete = définition incomplète
hint-break = rupture { $period }
hint-mixed_counts = personnes et cas mêlés
hint-no_values = pas encore de valeurs
hint-provisional = provisoire
hint-confidential = en partie non public
filter-all = { $dimension } : tous
all-sources = Toutes les sources
grid-size = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 } × { $columns ->
    [one] { $columns } période
   *[other] { $columns } périodes
 }
cells-selected = { $count ->
    [one] { $count } cellule sélectionnée
   *[other] { $count } cellules sélectionnées
 }
cells-missing = { $count } sans nombre
cells-added = { $count } additionnées par le programme, non sommées à nouveau
sum-is = Somme { $sum }
sum-partial = Somme { $sum }, des cellules avec un nombre
mean-is = Moyenne { $mean }
no-sum-stock_over_time = pas de somme : un stock dans le temps
no-sum-ratio = pas de somme : taux et parts
no-sum-total_and_parts = pas de somme : totaux et parties
no-sum-parts_overlap = pas de somme : parties qui se recoupent
no-sum-several_sources = pas de somme : deux sources disent la même chose
no-sum-periods_overlap = pas de somme : une année et une de ses parties
no-sum-incomplete = pas de somme : la définition ne dit pas ce qui est mesuré
no-sum-no_numbers = aucun nombre
break-here = rupture de série
not-public = non publiable
state-rounds_to_zero = arrondi à zéro
state-number = nombre
state-absent = pas de valeur
state-not_available = non disponible
state-not_applicable = sans objet
state-suppressed = supprimé
state-not_collected = non collecté
state-empty = vide
stock-hint = Un stock ne s’additionne pas sur plusieurs années.
origin = Origine
origin-hint = Choisissez une valeur pour voir d’où elle vient et où elle est imprimée.
added-up-from = Additionné à partir de
added-up-hint = Personne n’a livré cette valeur ; le programme additionne celles-ci partout où elle est demandée. Ce qui sera livré plus tard prendra sa place.
back-to-sum = Retour à la somme
taken-out = retiré
in-editions = Dans les éditions
edition-without = pas de telle valeur
edition-sealed = telle que scellée
edition-pinned = selon les livraisons qu’elle garde
edition-keeps-nothing = l’édition n’a pas gardé l’état de ses données ; ceci est ce qui vaut maintenant
edition-open = ouverte ; ce qui vaut maintenant
show-in-data = Montrer dans les données
read-numbers = Nombres lus, chacun avec son historique
sources-compare = Sources côte à côte
sources-compare-counted = { $count ->
    [one] Sources côte à côte · { $count }
   *[other] Sources côte à côte · { $count }
 }
sources-none = Aucune source n’a cette ligne.
indicators-word = Indicateurs
sources-word = Sources
comparability = Comparabilité : même lettre, même définition
no-definition-words = pas encore de définition écrite
definition-of = selon la définition de { $source }
definition-of-indicator = la définition de l’indicateur
definition-since = depuis la rupture de { $period }
definition-word = Définition
as-the-indicator = comme l’indicateur
coverage = Couverture
no-coverage = n’en dit rien
national = nationale
international = internationale
priority = Ordre de préférence
priority-hint = Là où un texte ou une figure ne nomme pas de source, la première de cette liste qui a la ligne répond.
priority-reason = Pourquoi cet ordre ?
priority-reason-missing = Dites en quelques mots pourquoi cette source répond d’abord.
priority-keep = Garder cet ordre
source-up = { $source } : plus tôt
source-down = { $source } : plus tard
source-place = place { $place } sur { $count }
institutions = Institutions
institutions-counted = Institutions · { $count }
no-institutions = Pas encore d’institutions
no-institutions-hint = Les ministères, offices et organisations qui répondent des données se trouvent ici, chacun avec le poste qui répond aux questions.
no-sources = Pas encore de sources
no-sources-hint = Une source est ce qu’une institution envoie régulièrement : un registre, une enquête, un recensement. Toute valeur appartient à une source. Ses livraisons se trouvent ici ; chacune peut être retirée.
none-yet = aucune pour l’instant
add-source = Ajouter une source…
edit-source = Source { $source }
add-institution = Ajouter une institution…
edit-institution = Institution { $institution }
edit-record = Modifier…
column-institution = Institution
code = Code
code-needed = Code (nécessaire ; lettres, chiffres, - _ .)
kind = Type
focal-point = Poste qui répond aux questions
acronym = Sigle
is-international = C’est un organisme international
frequency = Paraît
frequency-annual = chaque année
frequency-half_yearly = deux fois par an
frequency-quarterly = chaque trimestre
frequency-monthly = chaque mois
frequency-weekly = chaque semaine
frequency-daily = chaque jour
frequency-irregular = toutes les quelques années, ou irrégulièrement
access = Qui peut l’utiliser, licence
web-address = Adresse web (jamais ouverte par le programme)
coverage-in = Couverture, { $language }
own-definition-in = Sa propre définition si elle diffère, { $language }
take-out = Retirer
take-out-hint = Retirer une livraison fait valoir à nouveau les valeurs précédentes. Rien n’est supprimé, et l’annulation la ramène.
release-removed = La livraison a été retirée ; les valeurs précédentes valent à nouveau.
add-row = Ajouter une ligne…
add-row-hint = La ligne est gardée dès qu’une de ses valeurs est gardée.
add-period = Ajouter une période…
period = Période
period-hint = Par exemple 2024, 2024-Q3 ou 2024-07
total = Total
grid-empty = Pas encore de valeurs. Importez un fichier, ou ajoutez une ligne et une période et saisissez les valeurs.
entered-values = Valeurs saisies
entered-count = { $count ->
    [one] { $count } valeur saisie, pas encore gardée
   *[other] { $count } valeurs saisies, pas encore gardées
 }
entered-wrong = { $count ->
    [one] { $count } n’est pas un nombre
   *[other] { $count } ne sont pas des nombres
 }
entered-elsewhere = dont { $count } d’autres indicateurs
entered-cells = Valeurs saisies
entered-kept = Gardé : { $new } nouvelles valeurs, { $changed } corrigées
discard = Abandonner
keep-entered = Vérifier et garder…
keep-entered-of = Valeurs saisies : { $source }
keep-entered-now = Garder les valeurs
entry-later = Plus tard
entry-reason = Pourquoi ces valeurs sont-elles saisies ? (nécessaire ; gardé avec elles)
entry-reason-missing = Dites-le en quelques mots, par exemple « corrigé selon la lettre du ministère du 3 mars ».
entry-hint = Après un nombre : p provisoire, e estimé, b rupture. Au lieu d’un nombre : .. non disponible, z sans objet, c supprimé, l non collecté.
column-typed = Saisi
decimal-point = Point (1,234.5)
decimal-comma = Virgule (1.234,5)
decimal-both = Les deux
pasted-outside = { $count ->
    [one] { $count } cellule dépasse la grille et a été laissée. Ajoutez d’abord des lignes ou des périodes.
   *[other] { $count } cellules dépassent la grille et ont été laissées. Ajoutez d’abord des lignes ou des périodes.
 }
too-many-cells = Autant de cellules à la fois ne peuvent être prises ; sélectionnez-en moins.
mark-entered = saisi, pas encore gardé
mark-wrong = « { $text } » n’est ni un nombre ni un signe connu
mark-changed = modifié ; avant : { $was }
mark-added = { $count ->
    [one] additionné par le programme à partir de { $count } valeur
   *[other] additionné par le programme à partir de { $count } valeurs
 }
key-added = additionné par le programme à partir de valeurs livrées
key-changed = modifié depuis la livraison précédente
received = Reçu
received-file = { $file }, { $date }, par { $by }
received-by-hand = saisi à la main, { $date }, par { $by }
by-hand = saisi à la main
cell = Cellule
as-received = Tel que reçu
flags = Mentions
flag-b = rupture de série
flag-d = définition différente
flag-e = estimé
flag-f = prévision
flag-i = imputé
flag-p = provisoire
flag-u = peu fiable
flag-a = normal
confidentiality = Confidentialité
conf-free = libre
conf-closed = non publiable ({ $code })
conf-embargo = sous embargo jusqu’au { $date }
note = Note
printed-in = Imprimé dans
printed-nowhere = Nulle part encore.
answers-now = répond maintenant
source-kind = Type
kind-census = recensement
kind-survey = enquête
kind-register = registre
kind-administrative = fichiers administratifs
kind-estimate = estimation
kind-website = site web
vintage = État des données
next-date = Prochaine livraison
name-in = Nom, { $language }
definition-in = Définition, { $language }
measure-needed = Mesure (nécessaire)
reference-needed = Période de référence (nécessaire)
unit-needed = Unité (nécessaire)
counted = Compté
population = Population
custodian = Institution responsable
decimals = Décimales imprimées

# Import.
import-of = Importer { $file }
import-hint = CSV, Excel, OpenDocument, SDMX. Vous voyez ce qui a été compris et ce qui changerait ; rien n’est écrit avant votre accord.
choose-file = Choisir un fichier…
import-effect = Effet de l’importation
count-new = nouvelles
count-changed = modifiées
count-unchanged = inchangées
count-gone = disparues
delivery-of-whom = De qui vient le fichier ?
which-indicators = De quel indicateur s’agit-il ?
which-indicators-hint = Dites-le une fois ; le prochain fichier de cette source sera lu de la même façon.
column-heading = Dans le fichier
# $heading (text): the heading as received.
indicator-of-heading = Indicateur de { $heading }
new-indicator = Un nouveau…
new-indicator-name = Nom
add-indicator = Ajouter un indicateur…
broken-down-by = Ventilé par
added-indicators = Indicateurs qui viennent avec le fichier
added-indicators-hint = Ils ne sont pas encore dans la liste. Chacun reprend ce que le fichier en dit ; complétez le reste avant de l’utiliser dans un chapitre.
# En-tête d’un tableau : une partie de la fiche d’un indicateur.
column-part = Élément
column-taken = Repris
record-part-name = Nom
record-part-unit = Unité
record-part-multiplier = Exprimé en unités de
record-part-decimals = Décimales imprimées
record-part-measure = Mesure
record-part-frequency = Fréquence
record-part-dimensions = Ventilé par
record-part-definition = Définition
record-part-reference = Date ou période de référence
# $parts (text): parts of the record, divided by commas.
record-open = Le fichier ne dit pas : { $parts }
understood = Ce qui a été compris
understood-format = Format
understood-table = Tableau
understood-header = En-tête
understood-indicator = Indicateurs
understood-dimension = Dimension
understood-periods = Périodes
understood-decimal_sign = Signe décimal
understood-missing = Valeurs manquantes
understood-unit = Unité
understood-extent = Étendue
please-check = à vérifier
changed-cells = Valeurs qui changent
unknown-labels = Libellés sans code
unknown-labels-hint = Dites une fois ce que chacun désigne ; c’est gardé pour le prochain fichier de cette source. Sans code, le libellé reste tel quel.
column-label = Libellé
column-dimension = Dimension
column-code = Code
code-of-label = Code de { $label }
keep-label = Garder le libellé
label-formerly = C’est l’ancien { $label }
choose-between = { $count ->
    [one] Choisir : { $count } porte ce nom
   *[other] Choisir : { $count } portent ce nom
 }
words-of-source = Ce que désignent ses mots
words-of-source-hint = Utilisé dans le prochain fichier de cette source. Les fichiers déjà pris restent tels quels.
forget-word = Oublier
forget-label = Oublier { $label }
gone-cells = Valeurs disparues
changed-places = Endroits du profil qui changeront
recipe = Comment le fichier est lu
recipe-hint = Modifiez une ligne et relisez ; la correction est gardée pour la prochaine livraison.
read-again = Relire
answers-waiting = Certaines réponses ne sont pas encore lues. Le nouveau plan vient d’abord ; rien n’est repris avant.
keep-recipe = Lire la prochaine livraison de cette source de la même façon
accept-import = Accepter
held-before = Avant d’accepter :
held-source = choisissez la source
held-source-none = ajoutez la source
held-indicators = { $count ->
    [one] dites de quel indicateur il s’agit
   *[other] dites de quels indicateurs il s’agit ({ $count })
 }
held-errors = { $count ->
    [one] regardez l’erreur
   *[other] regardez { $count } erreurs
 }
held-taken = Ce fichier est déjà repris ; il n’y a rien à prendre.
held-nothing = Il ne contient aucune valeur à reprendre.
imported = { $gone ->
    [0] Importé : { $new } nouvelles, { $changed } modifiées. Une seule annulation défait tout.
    [one] Importé : { $new } nouvelles, { $changed } modifiées, { $gone } retirée. Une seule annulation défait tout.
   *[other] Importé : { $new } nouvelles, { $changed } modifiées, { $gone } retirées. Une seule annulation défait tout.
 }

# Le fichier reçu tel que l’expéditeur l’a fait, et sa correction par désignation.
file-how-read = Comment le fichier a été lu…
file-how = Comment { $file } a été lu
file-lost = Le fichier ne peut plus être montré tel qu’il a été lu. Choisissez-le de nouveau.
file-opening = Ouverture de la feuille…
file-sheets = Feuilles du fichier
file-tables = { $count ->
    [one] { $count } tableau
   *[other] { $count } tableaux
 }
file-hidden = masquée
file-hidden-row = L’expéditeur a masqué cette ligne.
file-panel = Ce qui est choisi, et sa correction
file-chosen = Choisi
file-whole-table = Le tableau entier
file-meanings = Ce que contiennent les colonnes
file-values-of = Valeurs · { $what }
meaning-values = Valeurs
meaning-indicator = Indicateur
meaning-period = Période
meaning-part_of_year = Mois ou trimestre
meaning-unit = Unité
meaning-flags = Mentions
meaning-missing = Pourquoi il n’y a pas de nombre
meaning-confidentiality = Confidentialité
meaning-note = Notes
meaning-label = Un autre nom de la colonne précédente
meaning-filter = Seulement pour choisir des lignes
meaning-ignore = Rien (laissée de côté)
file-left-out = laissé de côté
file-heading-row = en-tête
file-heading-says = en-tête : { $what }
file-read-number = lu comme { $number }
file-read-missing = lu comme : pas de nombre, { $what }
sign-zero = un vrai zéro
sign-rounds_to_zero = moins de la moitié de l’unité
sign-not_available = non disponible
sign-not_applicable = sans objet
sign-suppressed = supprimé
sign-not_collected = non collecté
file-role-outside = hors des tableaux
file-role-heading = en-tête
file-role-label = libellé
file-role-value = valeur
file-role-missing = manquant
file-role-unread = illisible
file-role-left_out = laissé de côté
file-column = Colonne
file-row = Ligne
file-column-of = Colonne { $letter }
file-row-of = Ligne { $row }
file-cell-of = Cellule { $cell }
file-what-it-is = Compris comme
file-sign-means = Ce signe veut dire
file-sign-usual = son sens habituel
file-sign-nothing = rien n’en est dit encore
file-leave-these = Laisser de côté les lignes qui disent cela
file-read-these = Lire de nouveau ces lignes
file-column-holds = Cette colonne contient
file-own-dimension = Une autre ventilation, nommée comme la colonne
file-not-in-table = Hors du tableau
file-all-values = De toutes ses valeurs
file-now-says = Maintenant : { $what }
file-of-period = Toutes les valeurs sont de la période
file-by-headings = selon les en-têtes
file-add-code = Ajouter une ventilation
file-drop-code = Retirer cette ventilation
file-only-read = Seulement lu
file-goes-on = Une cellule vide dit ce que dit celle du dessus
file-says-below = { $count ->
    [one] Cette ligne dit des lignes qui la suivent
   *[other] Les lignes comme celle-ci disent des lignes qui les suivent
 }
file-says-until = Cela vaut jusqu’à la prochaine ligne de ce genre, ou jusqu’à la fin du tableau.
file-leave-rows = les laisser de côté
file-read-rows = les lire de nouveau
file-row-says = Cette ligne dit au-dessus des valeurs
file-says-nothing = Rien
file-heading-begins = L’en-tête commence ici
file-heading-ends = L’en-tête finit ici
file-values-begin = Les valeurs commencent ici
file-values-end = Les valeurs finissent ici
file-values-open = Les valeurs vont jusqu’au bout
file-new-table = Un tableau commence ici : cette ligne est son en-tête
file-new-table-hint = Si l’en-tête a plusieurs lignes, dites ensuite où il finit.
file-given-in = Les valeurs sont exprimées en
power-0 = unités
power-1 = dizaines
power-2 = centaines
power-3 = milliers
power-4 = dizaines de milliers
power-5 = centaines de milliers
power-6 = millions
power-7 = dizaines de millions
power-8 = centaines de millions
power-9 = milliards
file-power = unités de 10 puissance { $power }
file-unit-all = Unité de toutes les valeurs
file-period-all = Période de toutes les valeurs
file-indicator-all = Indicateur de toutes les valeurs
file-brackets = Un nombre entre parenthèses est
brackets-negative = négatif : (12) vaut −12
brackets-unreliable = peu fiable
file-hidden-rows = Lignes que l’expéditeur a masquées
file-are-read = sont lues
file-are-left-out = sont laissées de côté
file-no-table = Ce tableau n’est pas lu
file-extent = Lignes : en-tête { $heading }, valeurs { $values }
file-extent-values = Lignes : valeurs { $values }
file-no-tables = Aucun tableau de cette feuille n’est lu. Choisissez la ligne des en-têtes et dites qu’un tableau y commence.
file-read-now = Relu : { $values } valeurs
file-cells-not-taken = { $count ->
    [one] { $count } cellule non reprise
   *[other] { $count } cellules non reprises
 }
file-next-not-taken = { $count ->
    [one] { $count } cellule non reprise : y aller
   *[other] { $count } cellules non reprises : aller à la suivante
 }
file-line = ligne { $line }
file-line-column = ligne { $line }, colonne { $column }
file-finding = constat
file-not-taken = non reprise
file-value-not-taken = une valeur non reprise
file-values-common = Toutes les valeurs : { $what }
file-corrections = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
 }
file-take-back = Annuler la dernière correction
file-done = Terminé
new-cells = Nouvelles valeurs
code-in-recipe = Ce code figure dans la façon de lire le fichier ; changez-le là. Le nom peut être changé ici.

# Export.
export-hint = Le PDF est ce que montrent les pages : balisé, avec ses données jointes, identique sur chaque machine.
export-what = Contenu du PDF
export-whole = Le profil entier
export-chosen = Des chapitres choisis
export-chosen-hint = Un extrait : les chapitres gardent leurs numéros, les listes et annexes ne contiennent que ce qui s’y trouve, et la couverture l’indique.
extract = extrait
export-errors = { $count ->
    [one] { $count } erreur peut bloquer l’exportation ; elle indique son endroit.
   *[other] { $count } erreurs peuvent bloquer l’exportation ; chacune indique son endroit.
  }
export-blocked = Le PDF n’a pas été écrit. Ces points l’empêchent :
exported = { $pages ->
    [one] Le PDF est écrit : { $pages } page.
   *[other] Le PDF est écrit : { $pages } pages.
  }
kilobytes = { $size } Ko
choose-and-export = Choisir l’emplacement et exporter

# Outline.
outline = Chapitres
outline-tools = Outils des chapitres
chapter = Chapitre
part = Partie
add-chapter = Ajouter un chapitre
add-part = Ajouter une partie à ce chapitre
move-up = Monter
move-down = Descendre
remove-section = Supprimer cette section

# $title is number and heading; $parts is how many sections lie below it.
remove-section-result = « { $title } » et ses { $parts } parties quittent le texte du profil. Les données et les figures restent.
heading = Titre
errors-here = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
  }
warnings-here = { $count } à regarder
changed-here = { $count ->
    [one] { $count } valeur modifiée
   *[other] { $count } valeurs modifiées
  }
no-chapters = Pas encore de chapitres
no-chapters-hint = Le texte du profil se trouve ici, chapitre par chapitre. Les pages apparaissent à côté pendant que vous écrivez.

# Text.
text = Texte
text-of = Texte de { $title }
editor-hint = Écrivez ici. Tapez @ et ce qui est compté pour placer une valeur dans une phrase ; les tableaux et graphiques viennent de la barre au-dessus.
text-tools = Outils de texte
words-counted = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
 }
translation-missing = Une partie de ce texte n’est pas encore écrite dans cette langue.
shape = Type de paragraphe
shape-paragraph = Texte
shape-bullets = Liste à puces
shape-numbers = Liste numérotée
shape-quotation = Citation
shape-box = Encadré
format-bold = Gras
format-italic = Italique
format-link = Lien…
link-address = Adresse ; vide, le lien disparaît
link-wrong = Une adresse commence par https:// ou mailto:
list-inward = Un niveau vers l’intérieur
list-outward = Un niveau vers l’extérieur
insert-value = Valeur…
insert-figure = Graphique…
insert-table = Tableau…
insert-footnote = Note de bas de page
insert-page-break = Saut de page
tool-footnote = Note
tool-value = Valeur
tool-table = Tableau
tool-chart = Graphique
picker-hint = Tapez ce que vous cherchez : « asile 2025 ».
# A button beside a value of the text, and the field in which another is looked for.
value-another = Une autre valeur à sa place
picker-active = { $printed }, { $label }
why-this-number = Pourquoi ce nombre
footnote = Note de bas de page
claim = Affirmation
claim-broken = N’est plus vrai
claim-holds = Les données le confirment
claim-unknown = Les données ne le disent pas
claim-contradicted = Les données disent autre chose
insert-claim = Affirmation que les données doivent confirmer
change-claim = Modifier l’affirmation
claim-remove = Retirer l’affirmation
claim-select-words = Sélectionnez d’abord les mots qui le disent, dans un seul paragraphe.
claim-says = Les mots disent
claim-rose = cela a augmenté
claim-fell = cela a diminué
claim-above = chaque nombre dépasse
claim-below = chaque nombre est inférieur à
claim-at_least = chaque nombre vaut au moins
claim-at_most = chaque nombre vaut au plus
claim-between = chaque nombre est compris entre
claim-largest = c’est le plus grand
claim-smallest = c’est le plus petit
claim-number = Nombre
claim-from = De
claim-to = à
claim-needs-series = Elle se juge sur une série, par exemple IMM-001 2010..this : le dernier nombre face aux autres.
claim-needs-numbers = Elle se juge pour chaque nombre de la question.
insert-reference = Renvoi à une figure, un tableau ou un chapitre
insert-citation = Citation d’une source
asked = Question
value-changed = Était { $old }, maintenant { $new }
value-looked-at = Je l’ai vu
# Why a value has no number, and what to do. $period, $year, $line, $indicator, $source are words.
absent-after-edition = { $period } est postérieur à cette édition, qui est celle de { $year }
absent-after-edition-way = Une édition n’imprime rien de postérieur à son année. Demandez une période jusqu’à { $year }, ou « latest ».
absent-no-values = { $indicator } n’a pas encore de valeurs
absent-no-values-way = Importez-en une livraison, ou saisissez ses valeurs dans la pièce Données.
absent-no-line = Personne n’a livré { $line }
absent-not-of-source = { $source } n’a pas livré { $line }
absent-no-line-way = L’indicateur a d’autres séries ; la pièce Données les montre. Demandez l’une d’elles.
absent-no-period = { $line } n’a pas de valeur pour { $period }
absent-periods = Il y a des valeurs de { $first } à { $last }.
absent-only-period = Il n’y a de valeur que pour { $period }.
absent-no-earlier = Il n’y a rien à quoi comparer { $line }
absent-no-earlier-way = La période antérieure n’a pas de valeur. Comparez avec une qui en a une.
absent-said = L’expéditeur dit : { $state }
absent-said-way = L’origine indiquée ci-dessous mène à la cellule qui le dit.
absent-withheld = Il y a une valeur, mais elle n’est pas publiable
absent-withheld-way = Demandez à l’expéditeur si elle peut être publiée, ou passez-vous-en dans la phrase.
absent-part = Il manque un élément de son calcul
absent-part-way = Les nombres lus se trouvent ci-dessous ; cherchez celui qui manque dans la pièce Données.
absent-forbidden = Une règle de la statistique interdit ce nombre
forbidden-sum-of-stock = Un stock ne se somme pas dans le temps
forbidden-sum-of-stock-way = Les mêmes personnes seraient comptées à chaque date. Demandez une date, ou la variation entre deux dates.
forbidden-sum-of-quotient = Taux et parts ne s’additionnent pas
forbidden-sum-of-quotient-way = Additionnez ce dont ils sont faits, puis divisez.
forbidden-parts-overlap = Les parties se recoupent
forbidden-parts-overlap-way = Une personne peut figurer dans plusieurs. Demandez le total que donne la source.
forbidden-age-groups-do-not-fit = Les groupes d’âge livrés ne composent pas celui-ci
forbidden-age-groups-do-not-fit-way = Rien n’est estimé. Demandez un groupe que les groupes livrés composent.
forbidden-codes-nest = Un groupe est demandé avec une de ses parties
forbidden-codes-nest-way = La partie serait comptée deux fois. Demandez l’un des deux.
forbidden-across-break = La série est rompue entre les deux périodes
forbidden-across-break-way = Avant et après la rupture, on n’a pas compté la même chose. Comparez d’un seul côté.
forbidden-no-growth-base = Il n’y a pas de croissance à partir de zéro ou moins
forbidden-no-growth-base-way = Donnez la différence plutôt que le pourcentage.
forbidden-zero-denominator = Il faudrait diviser par zéro
forbidden-zero-denominator-way = Regardez la valeur par laquelle on divise.
forbidden-too-large = Le nombre est trop grand pour être calculé exactement
forbidden-too-large-way = Regardez les valeurs lues ; l’une est sans doute dans une autre unité.
forbidden-periods-overlap = Les périodes se recoupent
forbidden-periods-overlap-way = Une année et une partie d’elle seraient additionnées. Demandez des périodes d’une seule durée.
forbidden-negative-count = Un effectif négatif a été reçu
forbidden-negative-count-way = Elle est conservée telle que reçue et imprimée nulle part. Demandez à l’expéditeur, ou corrigez-la dans la pièce Données.
forbidden-share-out-of-range = Une part inférieure à 0 ou supérieure à 100 pour cent a été reçue
forbidden-share-out-of-range-way = Elle est conservée telle que reçue et imprimée nulle part. Demandez à l’expéditeur, ou corrigez-la dans la pièce Données.
forbidden-stock-over-span = Un stock a été reçu pour une durée
forbidden-stock-over-span-way = Un stock appartient à une date. Corrigez sa période dans la manière de lire le fichier.

# Figures.
form = Forme
form-line = courbe
form-bar = barres
form-stacked_bar = barres empilées
form-share_bar = parts
form-pyramid = pyramide des âges
form-table = tableau
change-figure = Modifier la figure
figure-find = Trouver un indicateur
question = Question
caption = Légende
note-below = Note en dessous
alt-text = Texte de remplacement ; vide, il est fait à partir des données
figure-hint = Le dessin apparaît ici dès qu’il y a une question.
edit = Modifier
edit-figure = Modifier { $figure }
figure-chosen = { $figure }. Entrée ouvre son formulaire.
figure-twice = { $count ->
    [one] { $figure } se trouve déjà dans ce texte. Une figure y figure une seule fois, pour n’avoir qu’un numéro ; elle n’a pas été insérée à nouveau.
   *[other] { $count } figures se trouvent déjà dans ce texte. Une figure y figure une seule fois, pour n’avoir qu’un numéro ; elles n’ont pas été insérées à nouveau.
 }
figure-as-copy = Insérer une copie comme nouvelle figure
figure-as-reference = Insérer un renvoi
figure-as-printed = Tel qu’imprimé
rows-left = { $count ->
    [one] … et { $count } ligne de plus
   *[other] … et { $count } lignes de plus
 }

# Questions put together by choosing.
question-indicator-nth = Indicateur { $n }
question-add-indicator = Un autre indicateur, sur sa propre ligne
question-only = Seulement
question-total = le total
question-add-code = en ajouter un autre…
question-any-source = la première qui l’a
question-without = Retirer : { $name }
question-rows = Lignes par
question-columns = Colonnes par
question-no-breakdown = sans ventilation
question-columns-periods = périodes
question-written = La question telle qu’elle s’écrit
when-all = toutes
when-at = une seule
when-range = de – à
when-which = Laquelle
when-from = De
when-to = À
moment-this = l’année de cette édition
moment-previous = l’année précédente
moment-back = { $count ->
    [one] { $count } an avant
   *[other] { $count } ans avant
 }
moment-latest = la dernière avec un nombre
moment-base = l’année de base
moment-periods = Périodes avec des valeurs
then = Ensuite
then-nothing = ajouter une étape…
then-change = Variation
then-change_percent = Variation en pour cent
then-share_of = En pour cent de
then-per = Pour tant de
then-minus = Moins
then-top = Les plus grandes seulement
then-rank = Rang
then-sum = Somme sur les périodes
then-mean = Moyenne sur les périodes
then-max = Maximum des périodes
then-min = Minimum des périodes
then-since = Depuis
then-how-many = Combien
then-among = Parmi
then-of = De
then-earlier = Plus tôt : { $name }

# Pages.
pages = Pages
page-go = Page { $number }, aller à son texte
page-of = Page { $number } sur { $total }
no-pages = Les pages apparaissent ici pendant que vous écrivez.
preview-stale = Ce sont les dernières pages valables ; le texte le plus récent ne peut pas encore être composé.
fit-width = Ajuster à la largeur
fit-page = Ajuster à la page
zoom-in = Agrandir
zoom-out = Réduire
percent = { $value } %
