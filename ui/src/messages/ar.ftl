# Words of the window, in Arabic.

# The program and its start screen.
app-name = ألماناك
app-purpose = ملف الهجرة الحي لبلد ما، في ملف واحد.
starting = جارٍ البدء…
cannot-start = تعذّر بدء البرنامج
first-run = قبل أن تبدأ
begin = ابدأ
sample-hint = المثال كامل: بيانات وفصول ورسوم بيانية. جرّب فيه ما تشاء.
recent = فُتحت سابقًا
no-recent = ستظهر هنا الملفات التي تفتحها.
missing-file = لم يعد الملف موجودًا
remove-from-list = إزالة من القائمة
country = البلد
country-needed = اختر البلد الذي يتناوله الملف.
edition-year = سنة الإصدار
template = القالب
first-language = لغة الكتابة الأولى
other-languages = لغات أخرى للوثيقة
create = اختر الموضع وأنشئ
choose = اختر…

# File dialogs.
choose-project = فتح ملف
choose-new = موضع الملف الجديد
choose-copy = موضع النسخة
choose-data = اختر ملف بيانات
choose-pdf = موضع ملف PDF
kind-project = ملف هجرة
kind-data = ملفات بيانات
kind-pdf = وثيقة PDF

# Commands, as in menus and in the palette.
command-new = ملف جديد…
command-open = فتح…
command-sample = فتح المثال
command-save = حفظ
command-save-copy = حفظ نسخة…
command-import = استيراد بيانات…
command-export = تصدير بصيغة PDF…
command-print = معاينة الطباعة
command-settings = الإعدادات…
command-close = إغلاق الملف
command-undo = تراجع
command-redo = إعادة
command-history = السجل…
command-goto = انتقال إلى…
command-rail = إظهار الغرف أو إخفاؤها
command-palette = كل الأوامر…
command-next-pane = الجزء التالي
command-previous-pane = الجزء السابق
command-shortcuts = اختصارات لوحة المفاتيح
command-about = حول ألماناك
undo-step = تراجع: { $step }
redo-step = إعادة: { $step }
# Said after it. $step (text): a step of the history, with what it was done to.
taken-back = تم التراجع عن: { $step }
done-again = أُعيد: { $step }
about-what = يحفظ ألماناك ملف الهجرة لبلد ما: المؤشرات والقيم ومصادرها والفصول وكل الإصدارات السابقة. ولا يفتح أي اتصال بالشبكة.
about-version = الإصدار { $version }
key-ctrl = Ctrl

# Title bar, rail, status bar.
rooms = الغرف
room-overview = نظرة عامة
room-data = البيانات
room-profile = الملف
room-checks = الفحوص
find-or-do = ابحث أو نفّذ…
export-pdf = تصدير PDF
status = الحالة
notices = الإشعارات
saved-at = حُفظ { $time }
saving = جارٍ الحفظ…
save-failed = لم يُحفظ: { $reason }
all-saved = كل شيء محفوظ كالعادة.
read-only = للقراءة فقط
copy-saved = حُفظت النسخة.
document-language = لغة الوثيقة
edition = إصدار { $year }
edition-as-of = إصدار { $year } · البيانات حتى { $date }
open-findings = { $count ->
    [few] { $count } ملاحظات مفتوحة
   *[other] { $count } ملاحظة مفتوحة
  }
open-read-only = فتح للقراءة
show-findings = عرض الملاحظات
go-to-place = انتقل إليه
dismiss = إغلاق الإشعار
close = إغلاق
cancel = إلغاء
apply = تطبيق
save = حفظ
add = إضافة
remove = إزالة
insert = إدراج
stop = إيقاف
found = النتائج
found-commands = ما يمكن فعله
found-chapters = الفصول
found-indicators = المؤشرات
find-section = فصل
nothing-found = لا نتائج.
find = بحث
find-and-replace = بحث واستبدال
find-in-profile = في الملف كله
find-previous = الموضع السابق
find-next = الموضع التالي
find-exact = مطابقة حالة الأحرف
find-whole = كلمات كاملة
found-at = { $at } من { $count }
found-places = { $count ->
   *[other] المواضع: { $count }
 }
replace = استبدال
replace-with = استبدال بـ
replace-in-section = استبدال في هذا الفصل ({ $count })
replace-in-profile = استبدال في الملف كله ({ $count })
replaced = استُبدل في { $count } موضع. تراجع واحد يعيد كل شيء.
width-of = عرض اللوحة { $panel }
and-more = و{ $count } أخرى
not-set = غير محدد

# Table heads.
keys-everywhere = في كل مكان
keys-text = في النص
keys-values = بين القيم
keys-edit-cell = تعديل خلية
keys-edit-figure = تعديل الرسم أو الجدول المختار
keys-clear-cells = تفريغ الخلايا
keys-fill-down = تعبئة إلى الأسفل
keys-select-more = توسيع التحديد
keys-to-edge = إلى أول خلية أو آخرها
column-step = الخطوة
column-who = بواسطة
column-when = متى
column-indicator = المؤشر
column-value = القيمة
column-change = التغير
column-period = الفترة
column-series = السلاسل
column-source = المصدر
column-place = الموضع
column-old = قبل
column-new = بعد
column-file = الملف

# Settings.
settings = الإعدادات
interface-language = لغة النافذة
theme = الألوان
theme-system = مثل النظام
theme-light = فاتح
theme-dark = داكن
theme-contrast = تباين عالٍ
author = اسمك كما يظهر في السجل

# Steps of the history.
history = السجل
undone = تم التراجع عنها
return-here = العودة إلى هنا
step-with-detail = { $step }: { $detail }
step-new_project = ملف جديد
step-edit_about = العنوان والبلد
step-edit_edition = الإصدار
step-type = كتابة
step-insert = إدراج في النص
step-add_section = إضافة قسم
step-move_section = نقل قسم
step-rename_section = تغيير عنوان
step-remove_section = إزالة قسم
step-edit_figure = تغيير شكل
step-edit_register = تغيير سجل
step-import = استيراد
step-remove_release = إزالة تسليم
step-enter_values = إدخال قيم
step-replace_words = استبدال كلمات
step-mark_seen = الاطلاع على القيم المتغيرة
step-accept_finding = قبول ملاحظة
step-combine = دمج النسخ
step-undo = تراجع
step-redo = إعادة
step-return = عودة إلى حالة سابقة
undo-at-hand = يعيد «تراجع» كل شيء.

# Stages of long work.
stage-reading = قراءة الملف
stage-comparing = المقارنة بالموجود
stage-writing = الكتابة
stage-answering = حساب الأرقام
stage-drawing = رسم الأشكال
stage-typesetting = تنضيد الصفحات
stage-exporting = إنشاء ملف PDF
stage-checking = الفحص
seconds-left = بقي { $seconds } ث

# Overview.
key-figures = الأرقام الرئيسية
no-key-figures = لا أرقام رئيسية بعد. تظهر عند وجود أولى البيانات وقيمة في النص.
no-key-figures-of-text = لا أرقام رئيسية بعد. أول قيمة تضعها في النص تصبح أول رقم رئيسي.
key-figures-hint = التغير منذ الفترة السابقة؛ وحيث يغيب لا قيمة لتلك الفترة أو تمنع القواعد المقارنة.
first-data = أدخل أول البيانات
first-data-why = ملف من وزارة أو من مصدر دولي كما أُرسل.
first-text = اكتب الفصول
first-text-why = اكتب @ في جملة واختر رقمًا، فيتبع البيانات بعد ذلك.
first-pages = شاهد الصفحات
first-pages-why = يمكن كتابة ملف PDF في أي وقت مهما قلّ ما هو موجود.
stale-values = قيم مطبوعة تغيّرت ({ $count })
open-points = نقاط مفتوحة
due = المنتظر
nothing-due = لا شيء منتظر.
was-due = كان منتظرًا { $date }
is-due = ينتظر { $date }
missing-this-year = بلا قيمة لعام { $year }
nothing-missing = لكل مؤشر قيمة.
no-indicators-yet = لا توجد مؤشرات بعد.
latest-is = الأحدث: { $period }
no-values-yet = لا قيم بعد
overview-counts = { $indicatorCount ->
    [zero] لا مؤشرات
    [one] مؤشر واحد
    [two] مؤشران
    [few] { $indicators } مؤشرات
    [many] { $indicators } مؤشرًا
   *[other] { $indicators } مؤشر
  } · { $valueCount ->
    [zero] لا قيم
    [one] قيمة واحدة
    [two] قيمتان
    [few] { $values } قيم
    [many] { $values } قيمة
   *[other] { $values } قيمة
  } · { $sourceCount ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $sources } مصادر
    [many] { $sources } مصدرًا
   *[other] { $sources } مصدر
  }

# Checks. $errors, $warnings, $notes are counts.
findings-counted = الأخطاء: { $errors }، التحذيرات: { $warnings }، الملاحظات: { $notes }
checks-purpose = ما يتناقض أو ينقص أو تغيّر، مع موضعه وطريقة إصلاحه. وما كان صحيحًا رغم ذلك يُقبل مع ذكر السبب.
findings = الملاحظات
level-error = خطأ
level-warning = تحذير
level-note = ملاحظة
levels-all = الكل
levels-error = أخطاء
levels-warning = تحذيرات
levels-note = ملاحظات
show-levels = عرض
no-findings = لا شيء يحتاج إلى إصلاح: البيانات والأشكال والنص متوافقة.
no-findings-of-level = لا شيء من هذا النوع.
finding-read = المقروء: { $read }.
finding-expected = المتوقع: { $expected }.
finding-accepted = قُبلت الملاحظة.
# Findings by their kind: what is wrong, in one line, and what to do.
finding-kind-unknown-label = تسمية بلا رمز؛ تبقى كما هي
finding-mend-unknown-label = حدّد مرة واحدة أي رمز هو.
finding-kind-ambiguous-label = تسمية تعني أكثر من رمز
finding-mend-ambiguous-label = حدّد أيها يقصد المرسل.
finding-kind-nothing-read = لم تُقرأ أي قيمة
finding-mend-nothing-read = انظر إلى الجدول ورأسه في طريقة قراءة الملف.
finding-kind-nothing-new = كل ما فيه موجود بالفعل
finding-mend-nothing-new = لا شيء يؤخذ.
finding-kind-two-values = قيمة مذكورة مرتين بشكل مختلف؛ تُحفظ الأولى
finding-mend-two-values = حدّد العمود الذي يميز بينهما أو صحح الملف.
finding-kind-same-value-twice = قيم مذكورة مرتين ومتساوية
finding-mend-same-value-twice = لا حاجة إلى فعل شيء.
finding-kind-no-values = لم يُعثر على جدول قيم
finding-mend-no-values = تحقق من أنه الملف الصحيح؛ قوائم الرموز والملاحظات لا تُستورد كبيانات.
finding-kind-notes-below = أسطر أسفل الجدول بلا قيم عُدّت ملاحظات
finding-mend-notes-below = انظر إليها: قد تشرح علامات أو تعريفات.
finding-kind-marker = خلايا فيها علامة بدل رقم
finding-mend-marker = اسأل المرسل هل تعني صفرًا أم غير متاح أم محجوبًا.
finding-kind-marker-explained = علامة تعني ما يقوله الملف
finding-mend-marker-explained = انظر ما يقوله الملف عنها؛ وأشر إلى الخلية إن كان لها معنى آخر.
finding-kind-labels-go-on = خلايا فارغة تتابع التسمية التي فوقها
finding-mend-labels-go-on = تحقق من ذلك؛ وإن كانت الخلية الفارغة هي المجموع فقل ذلك عن العمود.
finding-kind-title-differs = العنوان غير ما كان
finding-mend-title-differs = تحقق من أنه الجدول نفسه؛ وإلا فقل على الورقة أي مؤشر هو.
finding-kind-title-changed = بعض كلمات العنوان غير ما كانت
finding-mend-title-changed = تحقق من أنه الجدول نفسه؛ وإلا فقل على الورقة أي مؤشر هو.
finding-kind-unit-differs = يذكر الملف وحدة غير ما كان
finding-mend-unit-differs = قارن بقيم السنة السابقة؛ وإلا فاذكر وحدة الجدول.
finding-kind-read-anew = يبدو أنه جدول غير ما أرسله المرسل من قبل، وقد قُرئ من جديد
finding-mend-read-anew = قل أي مؤشر هو؛ وإن كان الجدول نفسه فاختر المؤشر السابق.
finding-kind-shown-divided = تعرض الخلايا أعدادها مقسومة
finding-mend-shown-divided = قارن بما يعرضه المصنف؛ وإلا فاذكر وحدة العدّ.
finding-kind-column-left-out = تُرك عمود لأن عنوانه من نوع آخر
finding-mend-column-left-out = قل ما الذي يحويه العمود إن كانت قيمه مطلوبة.
finding-kind-formula-error = صيغة بلا نتيجة
finding-mend-formula-error = اسأل المرسل، أو افتح المصنف واحفظه ثم استورده.
finding-kind-no-period = قيم بلا فترة
finding-mend-no-period = حدّد الفترة في طريقة قراءة الملف.
finding-kind-period-of-name = اسم الملف وحده يذكر الفترة
finding-mend-period-of-name = تحقق منها وحدّد فترة أخرى إن كانت القيم تخصها.
finding-kind-heading-moved = رأس الجدول في غير مكانه السابق
finding-mend-heading-moved = تحقق من قراءة الجدول الصحيح.
finding-kind-country-of-origin = لم يُذكر أي بلد أصل هو المقصود
finding-mend-country-of-origin = حدّد هل هي الجنسية أم الولادة أم الإقامة السابقة.
finding-kind-characters-lost = ضاعت أحرف قبل إرسال الملف
finding-mend-characters-lost = اطلب الكلمات من المرسل ثانية إن كانت مهمة.
finding-kind-hidden-rows = صفوف مخفية في المصنف
finding-mend-hidden-rows = اسأل المرسل هل هي من الجدول.
finding-kind-rows-left-out = صفوف مستبعدة بحسب ما تقوله
finding-mend-rows-left-out = انظر إليها في الورقة؛ وتُقرأ من جديد إذا كان للعمود معنى آخر.
finding-kind-column-renamed = لعمود عنوان غير عنوانه السابق
finding-mend-column-renamed = تحقق من أن المعنى واحد، وإلا فقل في الورقة ما يعنيه.
finding-kind-column-new = عمود جديد لا يُقرأ
finding-mend-column-new = حدّد معناه في طريقة قراءة الملف.
finding-kind-column-gone = عمود لم يعد في الملف
finding-mend-column-gone = اسأل المرسل أو أزله من طريقة قراءة الملف.
finding-kind-not-a-number = خلية ليس فيها رقم ولا علامة معروفة؛ تُترك
finding-mend-not-a-number = صححها في الملف أو حدّد معنى العلامة.
finding-kind-indicator-new = مؤشر ليس في القائمة وسيضاف مع ما يقوله الملف عنه
finding-mend-indicator-new = أكمل تعريفه قبل استعماله في فصل.
finding-kind-no-source = لم يُذكر ممن هذا الملف
finding-mend-no-source = اختر المصدر.
finding-kind-source-unknown = المصدر ليس بين المصادر المسجلة
finding-mend-source-unknown = أضفه إلى المصادر أو اختر غيره.
finding-kind-indicator-unknown = لم يُذكر أي مؤشر هو
finding-mend-indicator-unknown = اختر المؤشر أو اترك العمود.
finding-kind-already-taken = أُخذ هذا الملف نفسه من قبل؛ لا شيء يؤخذ
finding-mend-already-taken = إن كانت قيمه هي الصحيحة لا القيم اللاحقة فتراجع عن التسليمات اللاحقة، أو أدخل القيم مع ذكر السبب.
finding-kind-period-follows = يذكر الملف فترة غير فترة المرة السابقة؛ وتُعدّ قيمه قيم تلك الفترة
finding-mend-period-follows = تحقق إن كانت الفترة من طول آخر، وإلا فلا حاجة إلى فعل شيء.
finding-kind-period-differs = يذكر العنوان واسم الورقة فترتين مختلفتين
finding-mend-period-differs = اسأل المرسل أيهما المقصودة، ثم اذكر فترة الجدول عند الحاجة.
finding-kind-period-of-recipe = لا شيء في الملف يذكر فترة؛ أُخذت الفترة التي ذكرها أحدهم للجدول
finding-mend-period-of-recipe = تحقق من أن الملف لتلك الفترة، وإلا فاذكر للجدول فترة أخرى.
finding-kind-split-years = تُقرأ السنوات مثل 2010-11 سنوات تمتد من سنة إلى التي تليها، لا شهورًا
finding-mend-split-years = تحقق من ذلك؛ وإن كان المقصود شهورًا فاكتب calendar = "gregorian" في طريقة قراءة الملف.
finding-kind-part-of-year = يتحدث الملف عن جزء من السنة
finding-mend-part-of-year = تحقق من فترات الأعمدة، وحددها على الورقة إن أُسيء فهمها.
finding-kind-year-of-few-parts = مجموع السنة هو مجموع بعض شهورها أو أرباعها
finding-mend-year-of-few-parts = تُرك جانبًا. انتظر السنة كاملة، أو أدخل القيمة مع ذكر السبب.
finding-kind-sheet-new = ورقة جديدة مرتبة كالتي قبلها
finding-mend-sheet-new = تحقق من أنها الجدول نفسه لفترة أخرى.
finding-kind-sheet-not-read = ورقة جديدة لم تُقرأ
finding-mend-sheet-not-read = إن كانت قيمها مطلوبة فاحفظ الورقة في ملف مستقل واستورده.
finding-kind-decimal-differs = للأعداد علامة عشرية غير التي في الملف السابق
finding-mend-decimal-differs = حدد العلامة العشرية للجدول على الورقة.
finding-kind-another-calendar = قد تكون السنوات بتقويم آخر
finding-mend-another-calendar = تحقق من ذلك، واذكر التقويم في طريقة قراءة الملف أو صحح الفترات.
finding-kind-not-a-period = لا يمكن قراءة فترة أحد الصفوف؛ تُترك قيمه
finding-mend-not-a-period = صحح الخلية في الملف أو اسأل المرسل.
finding-kind-shown-hidden = يخفي المصنف أعداد بعض الخلايا؛ وقد قُرئت فارغة
finding-mend-shown-hidden = انظر إليها في المصنف؛ أظهر الأعداد هناك إن كان ينبغي أن تُقرأ، وإلا فاسأل المرسل.
finding-kind-shown-with-words = تعرض خلايا كلمات إلى جانب أعدادها، مثل «مليون»؛ وتُقرأ الأعداد كما هي محفوظة
finding-mend-shown-with-words = تحقق من الوحدة؛ وإن كانت الكلمات تعني آلافًا أو ملايين فاذكر بماذا تُعطى القيم.
finding-kind-encoding-unsure = لا يذكر الملف ترميز حروفه؛ وقد تكون بعض الحروف خاطئة
finding-mend-encoding-unsure = انظر إلى الأسماء؛ وإن كانت خاطئة فاطلب من المرسل ملفًا بترميز UTF-8.
finding-kind-more-cells = في سطر خلايا أكثر مما في رأس الجدول؛ لا يُقرأ السطر أو لا يُقرأ كله
finding-mend-more-cells = اطلب من المرسل علامات اقتباس حول الخلايا التي فيها الفاصل، وعنوانًا فوق كل عمود.
finding-kind-quote-over-lines = تجمع علامات الاقتباس عدة أسطر في خلية واحدة
finding-mend-quote-over-lines = قارن بملف المرسل؛ وإن كانت أسطرًا من الجدول فاحذف العلامات واختر الملف من جديد.
finding-kind-stray-quotation-mark = علامة اقتباس تفتح خلية ولا تُغلق
finding-mend-stray-quotation-mark = قارن السطر بملف المرسل.
finding-kind-ambiguous-decimal-sign = لا يُعرف يقينًا هل تفصل العلامة الآلاف أم الكسور العشرية
finding-mend-ambiguous-decimal-sign = قارن أحد الأعداد بما تعرفه، وإلا فاذكر العلامة العشرية للجدول.
finding-kind-two-decimal-signs = كُتبت أعداد الجدول بعلامتين عشريتين
finding-mend-two-decimal-signs = تحقق من ذلك، واذكر العلامة العشرية الأخرى للجدول إن كانت هي.
finding-kind-brackets = أعداد بين قوسين
finding-mend-brackets = اسأل المرسل، وقل على الورقة ما تعنيه الأقواس.
finding-kind-lines-without-values = أسطر داخل الجدول فيها نص بلا قيم ولا تُقرأ
finding-mend-lines-without-values = انظر إليها؛ فإن كانت عناوين لمجموعات صفوف فقل على الورقة ما تقوله عن الصفوف التي تحتها.
finding-kind-rows-below-left-out = صفوف فيها قيم تحت آخر صف مقروء مستبعدة
finding-mend-rows-below-left-out = إن كانت من الجدول فقل على الورقة أين تنتهي القيم.
finding-kind-hidden-rows-left-out = صفوف يخفيها المصنف مستبعدة
finding-mend-hidden-rows-left-out = اسأل المرسل هل هي من الجدول؛ فإن كانت منه أمكن قراءتها.
finding-kind-hidden-columns = تُقرأ أعمدة يخفيها المصنف
finding-mend-hidden-columns = اسأل المرسل هل هي من الجدول، وإلا فاستبعدها على الورقة.
finding-kind-hidden-sheet = ورقة مخفية في المصنف
finding-mend-hidden-sheet = لا تقرأها إلا إن أراد المرسل ذلك.
finding-kind-headings-unknown = العناوين فترات حيث كانت تُنتظر تسميات تصنيف
finding-mend-headings-unknown = تحقق من أنه الجدول نفسه؛ وإلا فقل على الورقة أي مؤشر هو.
finding-kind-column-moved = عمود في غير مكانه السابق ويُقرأ في مكانه الجديد
finding-mend-column-moved = لا حاجة إلى فعل شيء.
finding-kind-too-many-columns = أعمدة كثيرة جدًا بلا أعداد؛ تُركت الأخيرة منها
finding-mend-too-many-columns = تحقق من أنه الملف الصحيح، وقل ما تعنيه الأعمدة الأخرى.
finding-kind-label-new = تسميات لم تكن في الملف السابق
finding-mend-label-new = تحقق من أنها جديدة وليست اسمًا آخر لتسميات سابقة.
finding-kind-label-renamed = تسمية جديدة وأخرى من الملف السابق اختفت؛ قد تكون اسمها الجديد
finding-mend-label-renamed = حدّد أي رمز هي.
finding-kind-label-gone = تسميات من الملف السابق ليست في هذا الملف
finding-mend-label-gone = اسأل المرسل هل حُذفت أم حُسبت في موضع آخر أم كُتبت بطريقة أخرى.
finding-kind-name-settled = اسم يدل على عدة رموز؛ أُخذ أحدها
finding-mend-name-settled = حدّد أي رمز هو إن كان المرسل يقصد غيره.
finding-kind-age-made-date = حوّل برنامج الجداول فئة عمرية إلى تاريخ؛ وتُقرأ فئةً عمرية
finding-mend-age-made-date = تحقق من ذلك، وحدّد الرمز إن كان المرسل يقصد غيرها.
finding-kind-values-gone = قيم أعطاها المصدر من قبل ليست في هذا الملف وستُسحب
finding-mend-values-gone = إن كان الملف جزءًا أو تصحيحًا فقط فاكتب extent = "cells" في طريقة قراءة الملف؛ فلا يسحب شيئًا عندئذ.
finding-kind-value-impossible = قيمة غير ممكنة؛ تُحفظ كما وردت ولا تُطبع في أي مكان
finding-mend-value-impossible = قارن بالملف واسأل المرسل.
finding-kind-values-rescaled = الأعداد من حجم غير ما كان
finding-mend-values-rescaled = اذكر الفاصلة العشرية أو بماذا تُعطى القيم، إلا إذا كان المرسل يصحح خطأ سابقًا.
finding-kind-too-many-tables = في الورقة جداول أكثر مما ينبغي، ولم يُبحث عن شيء بعد ذلك
finding-mend-too-many-tables = تحقق من أنه الملف الصحيح، أو استورد الباقي ملفًا مستقلًا.
finding-kind-table-new = يبدأ في الأسفل جدول آخر غير معروف، ولم يُقرأ
finding-mend-table-new = إن كانت قيمه مطلوبة فاحفظه ملفًا مستقلًا واستورده.
finding-kind-values-stay = تبقى قيم سابقة لا يعطيها الملف، إذ لم يُقرأ كله
finding-mend-values-stay = صحّح ما تعذرت قراءته، واستورد الملف من جديد.
finding-kind-row-of-another-unit = صف يذكر عدد الحالات التي حُسبت منها النسب، وقد تُرك
finding-mend-row-of-another-unit = استورد أعداده من جدول مستقل إن كانت مطلوبة.
finding-kind-decimal-follows = علامة عشرية غير التي في الملف السابق، وقد أُخذ بها
finding-mend-decimal-follows = تحقق من بعض القيم، وإلا فحدد العلامة العشرية للجدول.
finding-kind-marker-differs = يشرح الملف علامة على غير ما شرحها السابق، ويؤخذ بقوله
finding-mend-marker-differs = انظر في العبارة، واذكر ما تعنيه العلامة إن أُسيء فهمها.
finding-kind-recipe-unfit = لا تناسب كيفية القراءة المحفوظة لملفات المرسل هذا الملف، فقُرئ من جديد
finding-mend-recipe-unfit = اذكر المؤشرات التي يحويها، أو صحّح الملف واستورده من جديد.
finding-kind-indicator-gone = مؤشر من الملف الأخير ليس في هذا الملف، وتبقى قيمه
finding-mend-indicator-gone = اسأل المرسل أأُسقط أم عُدّ في موضع آخر أم سُمّي باسم آخر.
finding-kind-period-length-differs = الفترات من طول غير طول كل ما قبلها
finding-mend-period-length-differs = إن كانت هي التالية فاذكر فترة عمودها أو جدولها.
finding-kind-day-among-years = عمود ليوم واحد بجانب أعمدة سنوات
finding-mend-day-among-years = إن كانت قيمة السنة فاذكر أن فترته هي السنة.
finding-kind-synonyms-not-kept = لم تُحفظ التهجئات الأخرى، إذ ليس لأي بُعد هذه القائمة بعد
finding-mend-synonyms-not-kept = أنشئ بُعدها، ثم أدخل الجدول نفسه مرة أخرى.
finding-kind-reference-differs = يعدّ العنوان في يوم من السنة غير يوم المؤشر
finding-mend-reference-differs = اسأل المرسل؛ وإلا فاختر مؤشرًا لذلك اليوم.
finding-kind-unit-scale = يذكر الملف آلافًا أو ملايين غير ما في المؤشر؛ وتؤخذ القيم كما هي
finding-mend-unit-scale = قارن بالقيم السابقة، ثم اذكر بماذا تُعطى القيم أو صحح المؤشر.
finding-kind-unit-of-indicator = يذكر الملف وحدة لم يُعرَّف بها المؤشر
finding-mend-unit-of-indicator = اختر مؤشرًا آخر، أو اذكر وحدة الجدول على الورقة.
finding-kind-children-and-adults = قُرئ الأطفال على أنهم أشخاص دون 18 سنة، والرجال والنساء بجانبهم على أنهم بالغون
finding-mend-children-and-adults = تحقق مما يقصده المرسل، وإلا فقل على الورقة ما تعنيه التسميات.
finding-kind-formula-without-value = نتائج صيغ غير محفوظة في المصنف
finding-mend-formula-without-value = افتح المصنف في برنامج جداول واحفظه ثم استورده.
finding-kind-sheet-cut-off = تنقطع ورقة قبل نهايتها
finding-mend-sheet-cut-off = اطلب الملف من المرسل ثانية.
finding-kind-person-level = في الملف سجلات أشخاص أفراد؛ لا يُقرأ
finding-mend-person-level = اطلب من المرسل أعداد الأشخاص؛ فملفات الأفراد لا مكان لها هنا.
finding-kind-macros = في المصنف وحدات ماكرو؛ لا تُشغَّل أبدًا
finding-mend-macros = لا حاجة إلى فعل شيء.
finding-kind-delivered-twice = القيم نفسها من ملفين أو مصدرين
finding-mend-delivered-twice = اسحب أحدهما أو اقبل مع ذكر السبب.
finding-kind-number-typed = كُتب رقم في جملة دون مصدره
finding-mend-number-typed = ضع القيمة نفسها بعلامة @، أو اقبل الرقم مع ذكر مصدره سببًا.
finding-kind-jump = قيمة تتغير أكثر بكثير من المعتاد في هذه السلسلة
finding-mend-jump = قارن بالملف المستلم؛ ضع علامة انقطاع إن تغيرت الطريقة أو اقبل مع ذكر السبب.
finding-kind-hidden-derivable = يمكن استنتاج قيمة محجوبة من مجموع وأجزائه الأخرى
finding-mend-hidden-derivable = احجب أيضا جزءا ثانيا من المجموع نفسه، أو المجموع، أو ادمج فئات.
finding-kind-parts-and-total = الأجزاء لا تكوّن مجموعها
finding-mend-parts-and-total = انظر هل تنقص فئات مثل «غير معروف» أو اقبل مع ذكر السبب.
finding-kind-sources-differ = مصدران يعطيان قيمًا مختلفة للشيء نفسه
finding-mend-sources-differ = قرّر أي مصدر يأتي أولًا واقبل مع ذكر السبب.
finding-kind-unit-slip = قيم تبدو بوحدة أخرى
finding-mend-unit-slip = انظر إلى الوحدة في الملف المستلم واستورده ثانية.
finding-kind-stock-account = الرصيد ليس الرصيد السابق زائد الداخل ناقص الخارج
finding-mend-stock-account = ابحث عن تدفق ناقص أو انقطاع؛ وإلا فاقبل مع ذكر السبب.
finding-kind-period-missing = فترات ناقصة في السلسلة
finding-mend-period-missing = اطلبها من المرسل أو أدخل «لم تُجمع».
finding-kind-period-due = آخر قيمة أقدم مما ينبغي للإصدار
finding-mend-period-due = اطلب من المصدر قيمًا أحدث أو اكتب في سجله موعد الدفعة التالية.
finding-kind-delivery-overdue = دفعة حان موعدها ولم تصل
finding-mend-delivery-overdue = اطلبها من جهة الاتصال أو اكتب اليوم الجديد في سجل المصدر.
finding-kind-coverage-missing = المصدر لا يقول من يشمل
finding-mend-coverage-missing = اذكر من يشمل ومن يستثني؛ يُطبع ذلك تحت جداوله.
finding-kind-value-changed = تغيّرت قيمة مطبوعة منذ آخر نظرة
finding-mend-value-changed = اقرأ الجملة ثانية وعلّم القيمة بأنها روجعت.
finding-kind-value-missing = لا رقم هنا في الجملة
finding-mend-value-missing = اختر فترة أخرى أو استورد البيانات أو أعد كتابة الجملة.
finding-kind-claim-contradicted = البيانات تقول غير ما تقوله الجملة
finding-mend-claim-contradicted = غيّر الكلمات أو ما يسأل عنه الادعاء.
finding-kind-text-missing = فقرة بلا نص بهذه اللغة
finding-mend-text-missing = ترجمها؛ يمكن تصدير اللغات الأخرى في هذه الأثناء.
finding-kind-caption-missing = شكل بلا عنوان بهذه اللغة
finding-kind-question-without-answer = السؤال بلا جواب
finding-kind-figure-empty = لا رقم في الشكل ليُعرض
finding-kind-figure-not-drawn = لا يمكن رسم الشكل
finding-kind-figure-contradicts = هيئة الشكل لا تلائم أرقامه
finding-mend-caption-missing = اكتب ما يُعرض ولمن ومتى.
finding-mend-question-without-answer = أعد تكوينه من القوائم، أو أكمل تعريف المؤشر.
finding-mend-figure-empty = اختر فترة أخرى أو تصفية أخرى، أو استورد البيانات.
finding-mend-figure-not-drawn = غيّر سؤاله أو هيئته.
finding-mend-figure-contradicts = اختر هيئة أخرى أو تفصيلًا آخر.
reason = السبب
accept = قبول
accept-with-reason = قبول مع ذكر السبب…
accepted-findings = مقبولة مع السبب ({ $count })
accepted-because = قُبلت: { $reason }
take-back = سحب القبول

# Data.
registers = السجلات
indicators-counted = المؤشرات · { $count }
sources-counted = المصادر · { $count }
values = القيم
values-counted = { $count ->
    [zero] لا قيم
    [one] قيمة واحدة
    [two] قيمتان
    [few] { $count } قيم
    [many] { $count } قيمة
   *[other] { $count } قيمة
  }
releases = التسليمات
releases-counted = { $count ->
    [few] { $count } تسليمات
   *[other] { $count } تسليم
  }
definition = التعريف…
definition-gaps = التعريف غير مكتمل أو يناقض نفسه؛ غرفة الفحوص تبيّن ذلك وسببه.
no-indicators = لا بيانات بعد
no-indicators-hint = تظهر هنا المؤشرات وقيمها. استورد ملفًا من وزارة أو مصدر دولي؛ ترى ما سيتغير قبل كتابة أي شيء.
measure-stock = رصيد
measure-flow = تدفق
measure-balance = رصيد صافٍ
measure-event_count = أحداث
measure-amount = مبلغ
measure-rate = معدل
measure-share = نسبة
measure-index = مؤشر مركب
reference-start_of_year = بداية السنة
reference-mid_year = منتصف السنة
reference-end_of_year = نهاية السنة
reference-named_day = يوم محدد
reference-calendar_year = سنة ميلادية
reference-fiscal_year = سنة مالية
reference-named_period = فترة محددة

# As in "stock · mid-year".
measure-at = { $measure }، { $reference }
counted-persons = أشخاص
counted-events = أحداث
counted-neither = لا أشخاص ولا أحداث
population-usual_residence_12_months = الإقامة المعتادة، 12 شهرًا
population-usual_residence_6_months = الإقامة المعتادة، 6 أشهر
population-registered = الإقامة المسجلة
population-present = الحاضرون في اليوم
population-status_holders = حاملو صفة
population-not_applicable = لا ينطبق
hint-incomplete = تعريف غير مكتمل
hint-break = انقطاع { $period }
hint-mixed_counts = خلط بين الأشخاص والحالات
hint-no_values = لا قيم بعد
hint-provisional = مؤقت
hint-confidential = بعضها غير عام
filter-all = { $dimension }: الكل
all-sources = كل المصادر
grid-size = الصفوف: { $rows } · الفترات: { $columns }
cells-selected = { $count ->
    [zero] لا خلايا محددة
    [one] خلية واحدة محددة
    [two] خليتان محددتان
    [few] { $count } خلايا محددة
    [many] { $count } خلية محددة
   *[other] { $count } خلية محددة
 }
cells-missing = { $count } بلا رقم
cells-added = { $count } جمعها البرنامج ولا تُجمع ثانية
sum-is = المجموع { $sum }
sum-partial = المجموع { $sum }، للخلايا التي فيها رقم
mean-is = المتوسط { $mean }
no-sum-stock_over_time = لا مجموع: رصيد عبر الزمن
no-sum-ratio = لا مجموع: معدلات ونسب
no-sum-total_and_parts = لا مجموع: المجاميع مع أجزائها
no-sum-parts_overlap = لا مجموع: أجزاء متداخلة
no-sum-several_sources = لا مجموع: مصدران عن الشيء نفسه
no-sum-periods_overlap = لا مجموع: سنة مع جزء منها
no-sum-incomplete = لا مجموع: التعريف لا يقول ما الذي يُقاس
no-sum-no_numbers = لا أرقام
break-here = انقطاع في السلسلة
not-public = غير قابل للنشر
state-rounds_to_zero = يقرّب إلى الصفر
state-number = رقم
state-absent = لا قيمة
state-not_available = غير متاح
state-not_applicable = لا ينطبق
state-suppressed = محجوب
state-not_collected = لم يُجمع
state-empty = فارغ
stock-hint = لا يُجمع الرصيد عبر السنوات.
origin = المنشأ
origin-hint = اختر قيمة لترى من أين جاءت وأين طُبعت.
added-up-from = مجموع من
added-up-hint = لم يسلّم أحد هذه القيمة؛ يجمع البرنامج ما يلي حيثما طُلبت. وما يُسلَّم لاحقًا يحل محلها.
back-to-sum = العودة إلى المجموع
taken-out = أُخرج
in-editions = في الإصدارات
edition-without = لا قيمة كهذه
edition-sealed = كما خُتم
edition-pinned = وفق التسليمات التي يحتفظ بها
edition-keeps-nothing = لم يحتفظ الإصدار بحالة بياناته؛ هذا ما يسري الآن
edition-open = مفتوح؛ ما يسري الآن
show-in-data = إظهار في البيانات
read-numbers = الأرقام المقروءة، لكل منها تاريخه
sources-compare = المصادر جنبًا إلى جنب
sources-compare-counted = المصادر جنبًا إلى جنب · { $count }
sources-none = لا مصدر لديه هذا السطر.
indicators-word = المؤشرات
sources-word = المصادر
comparability = قابلية المقارنة: الحرف نفسه يعني التعريف نفسه
no-definition-words = لم يُكتب تعريف بعد
definition-of = كما يعرّفه { $source }
definition-of-indicator = تعريف المؤشر
definition-since = منذ الانقطاع في { $period }
definition-word = التعريف
as-the-indicator = كتعريف المؤشر
coverage = التغطية
no-coverage = لا يذكر شيئًا عنها
national = وطني
international = دولي
priority = ترتيب الأفضلية
priority-hint = حيث لا يسمّي النص أو الشكل مصدرًا، يجيب أول هذه المصادر الذي لديه السطر.
priority-reason = لماذا هذا الترتيب؟
priority-reason-missing = اذكر بكلمات قليلة لماذا يجيب هذا المصدر أولًا.
priority-keep = حفظ هذا الترتيب
source-up = { $source }: أبكر
source-down = { $source }: لاحقًا
source-place = المرتبة { $place } من { $count }
institutions = المؤسسات
institutions-counted = المؤسسات · { $count }
no-institutions = لا توجد مؤسسات بعد
no-institutions-hint = هنا تظهر الوزارات والمكاتب والمنظمات المسؤولة عن البيانات، ومع كل منها الوظيفة التي تجيب عن الأسئلة.
no-sources = لا توجد مصادر بعد
no-sources-hint = المصدر هو ما ترسله مؤسسة مرة بعد مرة: سجل أو مسح أو تعداد. لكل قيمة مصدر. تظهر هنا دفعاته ويمكن سحب كل منها.
none-yet = لا شيء بعد
add-source = إضافة مصدر…
edit-source = المصدر { $source }
add-institution = إضافة مؤسسة…
edit-institution = المؤسسة { $institution }
edit-record = تحرير…
column-institution = المؤسسة
code = الرمز
code-needed = الرمز (مطلوب؛ حروف وأرقام و - _ .)
kind = النوع
focal-point = الجهة التي تجيب عن الأسئلة
acronym = الاختصار
is-international = هي هيئة دولية
frequency = تواتر الصدور
frequency-annual = سنويًا
frequency-half_yearly = نصف سنوي
frequency-quarterly = فصليًا
frequency-monthly = شهريًا
frequency-weekly = أسبوعيًا
frequency-daily = يوميًا
frequency-irregular = كل عدة سنوات أو بغير انتظام
access = من يجوز له استعماله والرخصة
web-address = عنوان الويب (لا يفتحه البرنامج أبدًا)
coverage-in = التغطية، { $language }
own-definition-in = تعريفه الخاص إن اختلف، { $language }
take-out = إخراج
take-out-hint = إخراج تسليم يعيد سريان القيم السابقة له. لا يُحذف شيء، والتراجع يعيده.
release-removed = أُخرج التسليم؛ تسري القيم السابقة له من جديد.
add-row = إضافة صف…
add-row-hint = يُحفظ الصف عند حفظ قيمة فيه.
add-period = إضافة فترة…
period = الفترة
period-hint = مثل 2024 أو 2024-Q3 أو 2024-07
total = المجموع
grid-empty = لا قيم بعد. استورد ملفًا، أو أضف صفًا وفترة واكتب القيم.
entered-values = القيم المُدخلة
entered-count = { $count ->
    [one] قيمة واحدة أُدخلت ولم تُحفظ بعد
    [two] قيمتان أُدخلتا ولم تُحفظا بعد
    [few] { $count } قيم أُدخلت ولم تُحفظ بعد
   *[other] { $count } قيمة أُدخلت ولم تُحفظ بعد
 }
entered-wrong = { $count } ليست أرقامًا
entered-elsewhere = { $count } لمؤشرات أخرى
entered-cells = القيم المُدخلة
entered-kept = حُفظ: { $new } قيم جديدة، { $changed } مصححة
discard = تجاهل
keep-entered = مراجعة وحفظ…
keep-entered-of = القيم المُدخلة: { $source }
keep-entered-now = حفظ القيم
entry-later = لاحقًا
entry-reason = لماذا أُدخلت هذه القيم؟ (مطلوب ويُحفظ معها)
entry-reason-missing = اذكره بكلمات قليلة، مثل «تصحيح وفق رسالة الوزارة في 3 مارس».
entry-hint = بعد الرقم: p مؤقت، e مقدّر، b انقطاع. بدل الرقم: .. غير متاح، z لا ينطبق، c محجوب، l لم يُجمع.
column-typed = كما كُتب
decimal-point = نقطة (1,234.5)
decimal-comma = فاصلة (1.234,5)
decimal-both = كلاهما
pasted-outside = { $count } خلايا خارج الشبكة وتُركت. أضف صفوفًا أو فترات أولًا.
too-many-cells = لا يمكن أخذ هذا العدد من الخلايا معًا؛ اختر أقل.
mark-entered = أُدخل ولم يُحفظ بعد
mark-wrong = «{ $text }» ليس رقمًا ولا رمزًا معروفًا
mark-changed = تغيّر؛ قبل: { $was }
mark-added = { $count ->
    [zero] جمعه البرنامج من غير قيم
    [one] جمعه البرنامج من قيمة واحدة
    [two] جمعه البرنامج من قيمتين
    [few] جمعه البرنامج من { $count } قيم
    [many] جمعه البرنامج من { $count } قيمة
   *[other] جمعه البرنامج من { $count } قيمة
 }
key-added = جمعه البرنامج من قيم مسلَّمة
key-changed = تغيّر منذ التسليم السابق
received = الاستلام
received-file = { $file }، { $date }، بواسطة { $by }
received-by-hand = إدخال يدوي، { $date }، بواسطة { $by }
by-hand = إدخال يدوي
cell = الخلية
as-received = كما ورد
flags = العلامات
flag-b = انقطاع في السلسلة
flag-d = تعريف مختلف
flag-e = تقديري
flag-f = توقع
flag-i = محتسب
flag-p = مؤقت
flag-u = موثوقية منخفضة
flag-a = عادي
confidentiality = السرية
conf-free = حر
conf-closed = غير قابل للنشر ({ $code })
conf-embargo = محظور النشر حتى { $date }
note = ملاحظة
printed-in = مطبوع في
printed-nowhere = ليس بعد.
answers-now = هو المعتمد الآن
source-kind = النوع
kind-census = تعداد
kind-survey = مسح
kind-register = سجل
kind-administrative = ملفات إدارية
kind-estimate = تقدير
kind-website = موقع إلكتروني
vintage = حالة البيانات
next-date = التسليم القادم
name-in = الاسم، { $language }
definition-in = التعريف، { $language }
measure-needed = المقياس (لازم)
reference-needed = زمن الإسناد (لازم)
unit-needed = الوحدة (لازمة)
counted = المعدود
population = السكان
custodian = المؤسسة المسؤولة
decimals = المنازل العشرية المطبوعة

# Import.
import-of = استيراد { $file }
import-hint = CSV وExcel وOpenDocument وSDMX. ترى ما فُهم وما سيتغير؛ ولا يُكتب شيء قبل موافقتك.
choose-file = اختر ملفًا…
import-effect = أثر الاستيراد
count-new = جديدة
count-changed = متغيرة
count-unchanged = دون تغيير
count-gone = اختفت
delivery-of-whom = ممن هذا الملف؟
which-indicators = أي مؤشر هذا؟
which-indicators-hint = قلها مرة واحدة؛ يُقرأ الملف التالي من هذا المصدر بالطريقة نفسها.
column-heading = في الملف
# $heading (text): the heading as received.
indicator-of-heading = مؤشر { $heading }
new-indicator = مؤشر جديد…
new-indicator-name = الاسم
add-indicator = إضافة مؤشر…
broken-down-by = مفصَّل حسب
added-indicators = مؤشرات تأتي مع الملف
added-indicators-hint = ليست في القائمة بعد. يأخذ كل منها ما يقوله الملف عنه؛ أكمل الباقي قبل استعماله في فصل.
# Heading of a table: a part of an indicator's record.
column-part = العنصر
column-taken = ما أُخذ
record-part-name = الاسم
record-part-unit = الوحدة
record-part-multiplier = معبَّر عنه بوحدات من
record-part-decimals = المنازل العشرية المطبوعة
record-part-measure = القياس
record-part-frequency = الدورية
record-part-dimensions = مفصَّل حسب
record-part-definition = التعريف
record-part-reference = الزمن المرجعي
# $parts (text): parts of the record, divided by commas.
record-open = لا يقول الملف: { $parts }
understood = ما فُهم
understood-format = الصيغة
understood-table = الجدول
understood-header = الترويسة
understood-indicator = المؤشرات
understood-dimension = البعد
understood-periods = الفترات
understood-decimal_sign = الفاصلة العشرية
understood-missing = القيم المفقودة
understood-unit = الوحدة
understood-extent = النطاق
please-check = يرجى التحقق
changed-cells = قيم تتغير
unknown-labels = تسميات بلا رمز
unknown-labels-hint = حدّد مرة واحدة معنى كل تسمية؛ يُحفظ ذلك للملف القادم من هذا المصدر. التسمية بلا رمز تبقى كما هي.
column-label = التسمية
column-dimension = البُعد
column-code = الرمز
code-of-label = رمز { $label }
keep-label = إبقاء التسمية
label-formerly = هذه هي { $label } سابقًا
choose-between = { $count ->
    [zero] اختر: ليس لهذا الاسم رمز
    [one] اختر: لهذا الاسم رمز واحد
    [two] اختر: لهذا الاسم رمزان
    [few] اختر: لهذا الاسم { $count } رموز
    [many] اختر: لهذا الاسم { $count } رمزًا
   *[other] اختر: لهذا الاسم { $count } رمز
 }
words-of-source = معاني كلماته
words-of-source-hint = تُستخدم في الملف القادم من هذا المصدر. الملفات المستوردة سابقًا تبقى كما هي.
forget-word = نسيان
forget-label = نسيان { $label }
gone-cells = قيم اختفت
changed-places = مواضع في الملف ستتغير
recipe = كيفية قراءة الملف
recipe-hint = غيّر سطرًا وأعد القراءة؛ يُحفظ التصحيح للتسليم القادم.
read-again = إعادة القراءة
answers-waiting = بعض الإجابات لم تُقرأ بعد. تظهر الخطة الجديدة أولًا، ولا يؤخذ شيء قبلها.
keep-recipe = قراءة التسليم القادم من هذا المصدر بالطريقة نفسها
accept-import = قبول
held-before = قبل القبول:
held-source = اختر المصدر
held-source-none = أضف المصدر
held-indicators = { $count ->
    [zero] قل أي مؤشر هو
    [one] قل أي مؤشر هو
    [two] قل أي مؤشرين هما
    [few] قل أي المؤشرات هي ({ $count })
    [many] قل أي المؤشرات هي ({ $count })
   *[other] قل أي المؤشرات هي ({ $count })
 }
held-errors = { $count ->
    [zero] انظر إلى الأخطاء
    [one] انظر إلى الخطأ
    [two] انظر إلى الخطأين
    [few] انظر إلى { $count } أخطاء
    [many] انظر إلى { $count } خطأً
   *[other] انظر إلى { $count } خطأ
 }
held-taken = أُخذ هذا الملف من قبل؛ لا شيء يؤخذ.
held-nothing = لا قيمة فيه يمكن أخذها.
imported = { $gone ->
    [0] تم الاستيراد: { $new } جديدة، { $changed } متغيرة. تراجع واحد يعيد كل شيء.
   *[other] تم الاستيراد: { $new } جديدة، { $changed } متغيرة، { $gone } مسحوبة. تراجع واحد يعيد كل شيء.
 }

# الملف الوارد كما صنعه المرسل، وتصحيحه بالإشارة إليه.
file-how-read = كيف قُرئ الملف…
file-how = كيف قُرئ { $file }
file-lost = لا يمكن عرض الملف كما قُرئ. اختر الملف مرة أخرى.
file-opening = يجري فتح الورقة…
file-sheets = أوراق الملف
file-tables = { $count ->
    [zero] لا جداول
    [one] جدول واحد
    [two] جدولان
    [few] { $count } جداول
    [many] { $count } جدولًا
   *[other] { $count } جدول
 }
file-hidden = مخفي
file-hidden-row = أخفى المرسل هذا الصف.
file-panel = المختار وتصحيحه
file-chosen = المختار
file-whole-table = الجدول كله
file-meanings = محتوى الأعمدة
file-values-of = قيم · { $what }
meaning-values = قيم
meaning-indicator = المؤشر
meaning-period = الفترة
meaning-part_of_year = شهر أو ربع سنة
meaning-unit = الوحدة
meaning-flags = العلامات
meaning-missing = سبب غياب الرقم
meaning-confidentiality = السرية
meaning-note = ملاحظات
meaning-label = اسم آخر للعمود السابق
meaning-filter = لاختيار الصفوف فقط
meaning-ignore = لا شيء (مستبعد)
file-left-out = مستبعد
file-heading-row = ترويسة
file-heading-says = ترويسة: { $what }
file-read-number = قُرئ { $number }
file-read-missing = قُرئ بلا رقم: { $what }
sign-zero = صفر حقيقي
sign-rounds_to_zero = أقل من نصف الوحدة
sign-not_available = غير متاح
sign-not_applicable = لا ينطبق
sign-suppressed = محجوب
sign-not_collected = لم يُجمع
file-role-outside = خارج الجداول
file-role-heading = ترويسة
file-role-label = تسمية
file-role-value = قيمة
file-role-missing = مفقود
file-role-unread = لا يُقرأ
file-role-left_out = مستبعد
file-column = العمود
file-row = الصف
file-column-of = العمود { $letter }
file-row-of = الصف { $row }
file-cell-of = الخلية { $cell }
file-what-it-is = فُهمت على أنها
file-sign-means = هذه العلامة تعني
file-sign-usual = معناها المعتاد
file-sign-nothing = لم يُقل عنها شيء بعد
file-leave-these = استبعاد الصفوف التي تقول هذا
file-read-these = قراءة هذه الصفوف من جديد
file-column-holds = يحتوي هذا العمود على
file-own-dimension = تفصيل آخر باسم العمود
file-not-in-table = ليس من الجدول
file-all-values = عن كل قيمه
file-now-says = الآن: { $what }
file-of-period = كل القيم من الفترة
file-by-headings = كما تقول الترويسات
file-add-code = إضافة تفصيل
file-drop-code = إزالة هذا التفصيل
file-only-read = لا يُقرأ إلا
file-goes-on = الخلية الفارغة تعني ما تعنيه الخلية التي فوقها
file-says-below = { $count ->
    [zero] هذا الصف يقول عن الصفوف التي تحته
    [one] هذا الصف يقول عن الصفوف التي تحته
    [two] هذا الصف ومثله يقولان عن الصفوف التي تحتهما
    [few] الصفوف التي مثل هذا تقول عن الصفوف التي تحتها
    [many] الصفوف التي مثل هذا تقول عن الصفوف التي تحتها
   *[other] الصفوف التي مثل هذا تقول عن الصفوف التي تحتها
 }
file-says-until = يسري ذلك حتى الصف التالي من هذا النوع أو حتى نهاية الجدول.
file-leave-rows = استبعدها
file-read-rows = قراءتها من جديد
file-row-says = يقول هذا الصف فوق القيم
file-says-nothing = لا شيء
file-heading-begins = تبدأ الترويسة هنا
file-heading-ends = تنتهي الترويسة هنا
file-values-begin = تبدأ القيم هنا
file-values-end = تنتهي القيم هنا
file-values-open = تستمر القيم إلى النهاية
file-new-table = يبدأ جدول هنا: هذا الصف ترويسته
file-new-table-hint = إن كانت الترويسة من عدة صفوف فحدّد بعد ذلك أين تنتهي.
file-given-in = القيم معبَّر عنها بـ
power-0 = الوحدات
power-1 = العشرات
power-2 = المئات
power-3 = الآلاف
power-4 = عشرات الآلاف
power-5 = مئات الآلاف
power-6 = الملايين
power-7 = عشرات الملايين
power-8 = مئات الملايين
power-9 = المليارات
file-power = وحدات من 10 أس { $power }
file-unit-all = وحدة كل القيم
file-period-all = فترة كل القيم
file-indicator-all = مؤشر كل القيم
file-brackets = الرقم بين قوسين
brackets-negative = سالب: (12) هو ‎−12
brackets-unreliable = موثوقيته منخفضة
file-hidden-rows = الصفوف التي أخفاها المرسل
file-are-read = تُقرأ
file-are-left-out = تُستبعد
file-no-table = لا يُقرأ هذا الجدول
file-extent = الصفوف: الترويسة { $heading }، القيم { $values }
file-extent-values = الصفوف: القيم { $values }
file-no-tables = لا يُقرأ أي جدول من هذه الورقة. اختر صف الترويسات وقل إن جدولًا يبدأ هناك.
file-read-now = قُرئ من جديد: القيم { $values }
file-cells-not-taken = { $count ->
    [zero] لا خلايا لم تؤخذ
    [one] خلية واحدة لم تؤخذ
    [two] خليتان لم تؤخذا
    [few] { $count } خلايا لم تؤخذ
    [many] { $count } خليةً لم تؤخذ
   *[other] { $count } خلية لم تؤخذ
 }
file-next-not-taken = { $count ->
    [zero] لا خلايا لم تؤخذ
    [one] خلية واحدة لم تؤخذ: الانتقال إليها
    [two] خليتان لم تؤخذا: الانتقال إلى التالية
    [few] { $count } خلايا لم تؤخذ: الانتقال إلى التالية
    [many] { $count } خليةً لم تؤخذ: الانتقال إلى التالية
   *[other] { $count } خلية لم تؤخذ: الانتقال إلى التالية
 }
file-line = السطر { $line }
file-line-column = السطر { $line }، العمود { $column }
file-finding = ملاحظة
file-not-taken = لم تؤخذ
file-value-not-taken = قيمة لم تؤخذ
file-values-common = كل القيم: { $what }
file-corrections = { $count ->
    [zero] لا تصحيحات
    [one] تصحيح واحد
    [two] تصحيحان
    [few] { $count } تصحيحات
    [many] { $count } تصحيحًا
   *[other] { $count } تصحيح
 }
file-take-back = التراجع عن آخر تصحيح
file-done = تم
new-cells = قيم جديدة
code-in-recipe = هذا الرمز مذكور في كيفية قراءة الملف؛ غيّره هناك. أما الاسم فيمكن تغييره هنا.

# Export.
export-hint = ملف PDF هو ما تعرضه الصفحات: موسوم ومعه بياناته، ومتطابق على كل جهاز.
export-what = ما يُصدَّر
export-whole = الملف كله
export-chosen = فصول مختارة
export-chosen-hint = مستخرج: تحتفظ الفصول بأرقامها، ولا تضم القوائم والملاحق إلا ما ورد فيها، ويُذكر ذلك على الغلاف.
extract = مستخرج
export-errors = { $count ->
    [one] قد يمنع خطأ واحد التصدير؛ وله موضعه.
    [two] قد يمنع خطآن التصدير؛ ولكل منهما موضعه.
    [few] قد تمنع { $count } أخطاء التصدير؛ ولكل منها موضعه.
    [many] قد يمنع { $count } خطأً التصدير؛ ولكل منها موضعه.
   *[other] قد يمنع { $count } خطأ التصدير؛ ولكل منها موضعه.
  }
export-blocked = لم يُكتب ملف PDF. تمنعه هذه النقاط:
exported = { $pages ->
    [one] كُتب ملف PDF: صفحة واحدة.
    [two] كُتب ملف PDF: صفحتان.
    [few] كُتب ملف PDF: { $pages } صفحات.
   *[other] كُتب ملف PDF: { $pages } صفحة.
  }
kilobytes = { $size } ك.ب
choose-and-export = اختر الموضع وصدّر

# Outline.
outline = الفصول
outline-tools = أدوات الفصول
chapter = فصل
part = جزء
add-chapter = إضافة فصل
add-part = إضافة جزء لهذا الفصل
move-up = نقل لأعلى
move-down = نقل لأسفل
remove-section = إزالة هذا القسم

# $title is number and heading; $parts is how many sections lie below it.
remove-section-result = يخرج «{ $title }» وأجزاؤه ({ $parts }) من نص الملف. تبقى البيانات والأشكال.
heading = العنوان
errors-here = { $count ->
    [few] { $count } أخطاء
   *[other] { $count } خطأ
  }
warnings-here = { $count } للمراجعة
changed-here = { $count ->
    [few] { $count } قيم متغيرة
   *[other] { $count } قيمة متغيرة
  }
no-chapters = لا فصول بعد
no-chapters-hint = هنا نص الملف فصلًا فصلًا. تظهر الصفحات بجانبه أثناء الكتابة.

# Text.
text = النص
text-of = نص { $title }
editor-hint = اكتب هنا. اكتب @ ثم ما يُعدّ لوضع قيمة في الجملة؛ وتأتي الجداول والرسوم من الشريط أعلاه.
text-tools = أدوات النص
words-counted = { $count ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
 }
translation-missing = بعض هذا النص لم يُكتب بعد بهذه اللغة.
shape = نوع الفقرة
shape-paragraph = نص
shape-bullets = قائمة نقطية
shape-numbers = قائمة مرقمة
shape-quotation = اقتباس
shape-box = إطار
format-bold = غامق
format-italic = مائل
format-link = رابط…
link-address = العنوان؛ الفراغ يزيل الرابط
link-wrong = يبدأ العنوان بـ https:// أو mailto:
list-inward = مستوى إلى الداخل
list-outward = مستوى إلى الخارج
insert-value = قيمة…
insert-figure = رسم بياني…
insert-table = جدول…
insert-footnote = حاشية
insert-page-break = فاصل صفحة
tool-footnote = حاشية
tool-value = قيمة
tool-table = جدول
tool-chart = رسم
picker-hint = اكتب ما تبحث عنه: «لجوء 2025».
# A button beside a value of the text, and the field in which another is looked for.
value-another = قيمة أخرى مكانها
picker-active = { $printed }، { $label }
why-this-number = لماذا هذا الرقم
footnote = حاشية
claim = الادعاء
claim-broken = لم يعد صحيحًا
claim-holds = تؤكده البيانات
claim-unknown = لا تفصح البيانات
claim-contradicted = البيانات تقول غير ذلك
insert-claim = قول يجب أن تؤيده البيانات
change-claim = تغيير القول
claim-remove = إزالة القول
claim-select-words = اختر أولًا الكلمات التي تقول ذلك، داخل فقرة واحدة.
claim-says = الكلمات تقول
claim-rose = ارتفع
claim-fell = انخفض
claim-above = كل رقم فوق
claim-below = كل رقم تحت
claim-at_least = كل رقم لا يقل عن
claim-at_most = كل رقم لا يزيد على
claim-between = كل رقم يقع بين
claim-largest = هو الأكبر
claim-smallest = هو الأصغر
claim-number = الرقم
claim-from = من
claim-to = إلى
claim-needs-series = يُحكم عليه عبر سلسلة مثل IMM-001 2010..this: الرقم الأخير مقابل غيره.
claim-needs-numbers = يُحكم عليه لكل رقم في السؤال.
insert-reference = إحالة إلى شكل أو جدول أو فصل
insert-citation = استشهاد بمصدر
asked = السؤال
value-changed = كان { $old }، والآن { $new }
value-looked-at = اطلعت عليه
# Why a value has no number, and what to do. $period, $year, $line, $indicator, $source are words.
absent-after-edition = { $period } بعد هذا الإصدار، وهو إصدار { $year }
absent-after-edition-way = لا يطبع الإصدار ما هو بعد سنته. اطلب فترة حتى { $year } أو «latest».
absent-no-values = لا قيم بعد للمؤشر { $indicator }
absent-no-values-way = استورد دفعة منه أو أدخل قيمه في غرفة البيانات.
absent-no-line = لم يسلّم أحد { $line }
absent-not-of-source = لم يسلّم { $source }: { $line }
absent-no-line-way = للمؤشر سلاسل أخرى تظهر في غرفة البيانات. اطلب إحداها.
absent-no-period = لا قيمة للفترة { $period } في { $line }
absent-periods = توجد قيم من { $first } إلى { $last }.
absent-only-period = توجد قيمة للفترة { $period } فقط.
absent-no-earlier = لا يوجد ما تُقارن به { $line }
absent-no-earlier-way = لا قيمة للفترة السابقة. قارن بفترة لها قيمة.
absent-said = يقول المرسل: { $state }
absent-said-way = المصدر المذكور أدناه يقود إلى الخلية التي تقول ذلك.
absent-withheld = توجد قيمة لكنها غير مخصصة للنشر
absent-withheld-way = اسأل المرسل هل يجوز نشرها، أو اكتب الجملة بدونها.
absent-part = ينقص شيء مما تُحسب منه
absent-part-way = الأرقام المقروءة أدناه؛ ابحث عن الناقص منها في غرفة البيانات.
absent-forbidden = قاعدة إحصائية تمنع هذا الرقم
forbidden-sum-of-stock = لا يُجمع الرصيد عبر الزمن
forbidden-sum-of-stock-way = سيُحسب الأشخاص أنفسهم مرة لكل تاريخ. اطلب تاريخًا واحدًا أو التغير بين تاريخين.
forbidden-sum-of-quotient = لا تُجمع المعدلات والحصص
forbidden-sum-of-quotient-way = اجمع ما تتكون منه ثم اقسم.
forbidden-parts-overlap = الأجزاء متداخلة
forbidden-parts-overlap-way = قد يرد الشخص في أكثر من جزء. اطلب المجموع الذي يعطيه المصدر.
forbidden-age-groups-do-not-fit = الفئات العمرية المسلَّمة لا تكوّن هذه الفئة
forbidden-age-groups-do-not-fit-way = لا يُقدَّر شيء. اطلب فئة تكوّنها الفئات المسلَّمة.
forbidden-codes-nest = طُلبت مجموعة مع جزء منها
forbidden-codes-nest-way = سيُحسب الجزء مرتين. اطلب أحدهما.
forbidden-across-break = السلسلة منقطعة بين الفترتين
forbidden-across-break-way = قبل الانقطاع وبعده حُسب شيء مختلف. قارن ضمن جهة واحدة.
forbidden-no-growth-base = لا نمو من الصفر أو مما دونه
forbidden-no-growth-base-way = اذكر الفرق بدل النسبة.
forbidden-zero-denominator = ستكون القسمة على صفر
forbidden-zero-denominator-way = انظر إلى القيمة المقسوم عليها.
forbidden-too-large = الرقم أكبر من أن يُحسب بدقة
forbidden-too-large-way = انظر إلى القيم المقروءة؛ لعل إحداها بوحدة أخرى.
forbidden-periods-overlap = الفترات متداخلة
forbidden-periods-overlap-way = ستُجمع سنة مع جزء منها. اطلب فترات متساوية الطول.
forbidden-negative-count = وردت قيمة عددية دون الصفر
forbidden-negative-count-way = تُحفظ كما وردت ولا تُطبع. اسأل المرسل أو صححها في غرفة البيانات.
forbidden-share-out-of-range = وردت حصة دون 0 أو فوق 100 في المئة
forbidden-share-out-of-range-way = تُحفظ كما وردت ولا تُطبع. اسأل المرسل أو صححها في غرفة البيانات.
forbidden-stock-over-span = ورد رصيد لمدة من الزمن
forbidden-stock-over-span-way = الرصيد يخص تاريخًا. صحح فترته في طريقة قراءة الملف.

# Figures.
form = الشكل
form-line = خط
form-bar = أعمدة
form-stacked_bar = أعمدة متراكمة
form-share_bar = نسب
form-pyramid = هرم الأعمار
form-table = جدول
change-figure = تغيير الشكل
figure-find = ابحث عن مؤشر
question = السؤال
caption = العنوان التوضيحي
note-below = ملاحظة أدناه
alt-text = نص بديل؛ إن تُرك فارغًا يُستمد من البيانات
figure-hint = يظهر الرسم هنا عند وجود سؤال.
edit = تعديل
edit-figure = تعديل { $figure }
figure-chosen = { $figure }. مفتاح الإدخال يفتح نموذجه.
figure-twice = { $count ->
    [zero] لم يُدرج شيء ثانية.
    [one] { $figure } موجود في هذا النص. يظهر الشكل مرة واحدة ليكون له رقم واحد؛ لم يُدرج ثانية.
    [two] شكلان موجودان في هذا النص. يظهر الشكل مرة واحدة ليكون له رقم واحد؛ لم يُدرجا ثانية.
    [few] { $count } أشكال موجودة في هذا النص. يظهر الشكل مرة واحدة ليكون له رقم واحد؛ لم تُدرج ثانية.
    [many] { $count } شكلًا موجودًا في هذا النص. يظهر الشكل مرة واحدة ليكون له رقم واحد؛ لم تُدرج ثانية.
   *[other] { $count } شكل موجود في هذا النص. يظهر الشكل مرة واحدة ليكون له رقم واحد؛ لم تُدرج ثانية.
 }
figure-as-copy = إدراج نسخة كشكل جديد
figure-as-reference = إدراج إحالة إليه
figure-as-printed = كما سيُطبع
rows-left = { $count ->
    [zero] … ولا صفوف أخرى
    [one] … وصف واحد آخر
    [two] … وصفان آخران
    [few] … و{ $count } صفوف أخرى
    [many] … و{ $count } صفًا آخر
   *[other] … و{ $count } صف آخر
 }

# Questions put together by choosing.
question-indicator-nth = المؤشر { $n }
question-add-indicator = مؤشر آخر في صف خاص به
question-only = فقط
question-total = المجموع
question-add-code = أضف إليه رمزًا آخر…
question-any-source = أول مصدر لديه القيمة
question-without = إزالة: { $name }
question-rows = الصفوف حسب
question-columns = الأعمدة حسب
question-no-breakdown = بلا تفصيل
question-columns-periods = الفترات
question-written = السؤال كما يُكتب
when-all = كل الفترات
when-at = فترة واحدة
when-range = من – إلى
when-which = أيها
when-from = من
when-to = إلى
moment-this = سنة هذا الإصدار
moment-previous = السنة السابقة
moment-back = { $count ->
    [zero] السنة نفسها
    [one] قبل سنة
    [two] قبل سنتين
    [few] قبل { $count } سنوات
    [many] قبل { $count } سنة
   *[other] قبل { $count } سنة
 }
moment-latest = آخر فترة فيها رقم
moment-base = سنة الأساس
moment-periods = فترات لها قيم
then = ثم
then-nothing = أضف خطوة…
then-change = التغير
then-change_percent = التغير بالمئة
then-share_of = نسبة مئوية من
then-per = لكل كذا من
then-minus = ناقص
then-top = الأكبر فقط
then-rank = المرتبة
then-sum = المجموع عبر الفترات
then-mean = المتوسط عبر الفترات
then-max = أكبر الفترات
then-min = أصغر الفترات
then-since = منذ
then-how-many = كم
then-among = بين
then-of = من
then-earlier = تقديم: { $name }

# Pages.
pages = الصفحات
page-go = صفحة { $number }، انتقل إلى نصها
page-of = صفحة { $number } من { $total }
no-pages = تظهر الصفحات هنا أثناء الكتابة.
preview-stale = هذه آخر صفحات سليمة؛ لا يمكن تنضيد أحدث نص بعد.
fit-width = ملاءمة العرض
fit-page = ملاءمة الصفحة
zoom-in = تكبير
zoom-out = تصغير
percent = { $value }٪
