import { type Words, wordsIn } from "./words.ts";

/** Frequent Arabic words in Latin letters, as they are typed in Lebanon, Egypt and around; digits stand for letters Latin lacks. */
export const arabizi: Words = wordsIn(`
	marhaba mar7aba ahla ahlan ahleyn salam salem salaam assalam 3alaykom alaykum sabah saba7 masa msa bonjourein kifak kifik kifkon
	kifkun keefak keef kif ezzayak ezayak ezayek izayak shu shou chou sho shoo aywa aiwa na3am naam la2 la2a laa mesh
	mish mech msh yalla yallah habibi 7abibi habibte 7abibte habibti 7abibti shukran choukran shokran shukrn
	 ktir kteer kter ktiir kitir awi 2awi khalas 5alas 5ales khales inshallah inchallah nshallah wallah walla 7amdella
	hamdella hamdulillah baddi bade badde biddi beddi badna baddna badak badik badkon 3ayez 3ayz 3awez 3ayza ayez fih
	feek fik fikon fikun fina ma3 ma3kon ma3ak ma3e ma3i ma3na 3ande 3andi 3andkon 3andak 3andna 3ndkon 3ndak 3indkon
	wein wen wayn wain fein feen aymta emta amta eimta imta eymta leish lesh leh lech addeh adde adesh 2addeh 2adde bikam
	b2adeh b2addeh bkam hala2 halla2 hallaq dilwa2ti delwa2ty lyom lyoum el-yom elyom enaharda naharda bukra bokra boukra bukra
	mbere7 embere7 imbari7 lele layle sa3a sa3at se3a sei3a dawem dawam fat7in fate7 fet7in fat7een mfat7in fatih maftuh
	msakkrin msakrin msakkar mesakkar m2afel mo2fel 7ajez 7ejez i7jez e7jez ehjez a7joz 7jez tawle tawla tawile ashkhas
	shakhs sh5as talab talabiyye toslim tawsil delivry si3r se3r as3ar 3onwen 3enwen 3onwan 3inwan menyu khidme khedme
	ana enta enti enty ente nta ento entu inta inti ne7na na7na nehna hayda haida hayde haide heda hadol hek heik heke
	kamen kaman kmen 3al 3a3 men3 ya3ne ya3ni yaane mumkin momken mumken lw samaht sama7t sama7te 3afwan 3afwn
	tfadal tfaddal tfaddale tayeb tayyeb tayib tamem tamam mnih mni7 mnee7 mni7a kwayes kwayyes akid akeed aked zabet
	btefta7o btefta7ou btefte7o bteftahou btsakro bitsakro bteskro b3id 2arib arib jamb janb 7ad had7 7ada 7aki e7ki i7ki
	shlonkom shlonak shlonik shlonek shlonkum shloonak ishlonak shakhbarak shakhbarkom akhbarak akhbarkon 2akhbarak abgha abghi aby
	2abi abbi tabi tabgha nabi nabgha 3indakom 3andakom 3ndkom 3andkom 3andkum 3indkom 3endko 3endoko 3andoko ma3akom wesh esh eish
	weesh layesh mta waynkom wenkom wainkum hatha hadha hathi alheen al7een el7een 7een zeen 6ayeb yabil yebe yabe mashkoor
	mashkoora mashkooreen mashkur ya3tik yaatik 3afya afye 3afye yislamu yeslamo yslamo teslami yeslam wach kayn kayen kayna kain
	chno chnou chnowa chnoua chneya chniya achno achnou bch7al bchhal ch7al chhal ch7el shhal sh7al bsh7al taman tamane thaman bghit
	bghina bghiti baghi baghia nbghi n7eb nheb nhebb n7ebb khouya khoya khouia khti sa7bi bzaf bezzaf bzzaf labas labess lebes mzyan
	mezyan zwin zouina wakha sa7a sa7it chokran allahou 3afak afak 3afakom wa9tach wa9tech waqtach waqtech fo9tach
	foqach foukach weqtech winta wa9t finkom winkom kifach kifech kifesh kifash 3lach 3lech alach alech qadeh gadeh 9adech 9addech
	b9adech b9addech qaddach kaddech 9ad yezzi barcha behi baahi y3aychek ya3aychek aychek yaaychek lyouma lioum
	ghedwa ghodwa ghdwa ghda ghedda ghadda daba tawa tawwa toua drok dork lbareh lbare7 dyal dyali diali dialek dyalkom dialkom
	dyalna hadak hakka nejjem n9der nqder neqder n7jez nahjez nehjez na7jez mehloul ma7loul m7loulin me7lol ma7lol msakker
	msaker mghlou9 khdamin khdama tkhalas nkhalas nkhales 3amel 3amla 3amlin 3amleen eh ehh eih eywa aywaa ayy ayya anhi enhy anhu
	dol keda kda kedah 3ashan ashan 3shan 3alashan alashan lesa lessa lissa lsa mafish mafeesh mfish mafi mafee ma3lesh ma3lish
	maalesh ma3leh shwaya shwayya shway shwayye chwaya chway shwai sowayya delwa2t dlwa2ty delwati bukraa ba3d baad ba3den ba3dein
	ba3dain 2abl 7elw 7elwa helwa gamda tmam tamaam meya bekam bkaam be2adeh bikaam b2deh 2ad 2adeh 2adesh 2adeish adeesh adeh adei
	addesh 3ayzin 3ayzeen 3awza 3ayezeen ayzin a7gez ehgez 7agz el7agz tarabeza tarabiza tarabeeza mal2ash la2y la2i mush moosh
	fatora fatoora 7esab ma7al ma7all m7al 3arabeya 3enwan ostaz ustaz sorto sertou sarlo sarli sarle natir
	natrin natreen t2akhar t2akhart t2akharto ta2akhar t2akhkhar b3atle b3atli b3atou b3atoule eb3at b3at eb3atle eb3atli 2eb3atle
	badfa3 edfa3 idfa3 adfa3 2edfa3 nedfa3 btedfa3 bedfa3 dafa3 daf3 e7ke i7ke a7ke ehki ehke 7ake ba7ke badkom badkun baddkon badda
	baddo bado bedde beddna beddak bddi bde bdna feene feeni fiyi fiye fiina feena fiyye finna feeki fiki fikoun feekon tab3at
	tab3ato tab3atule tab3atoule tab3atli wassil wesel wosel wsel wslet wosle bywasle tawseel tawseele tawsile twassil tawsila
	bywassil 3ala hamdellah 7amdellah alhamdulillah elhamdulillah mnee7a mne7 mni7in saba7o sabaho elkheir lkheir elkhair elkher
	lkher kheir masaa2 msalkheir masalkher masalkheir saba7elkheir marhabtein mar7abtein marhabten ahlein ahlen hayete 7ayete 2albi
	7abib 7ilwe 7elwe kbir zghir zghire kbire ghale ghalye r5is rkhis rkhees akal akle 2akel 2akle ekel t3ashina 3asha
	3ashe ftour ftoor fatour 2ahwe ahwe 2ahwa mayy la7me bidun bidoun bedoun balash kaam 2ay2a
	saret wlad awled awlad wled bent binte ebne marte jawze akhe ekhte ikhte khaye khayye 3id mabrook 3aref 3aerf ba3ref ba3rif
	ma3ref su2al so2al soual mawjoud mawjoude mawjood mwjoud mawjud mawjoudin maw3ed maw3id maw3ad mawe3id nafs shi chi she2 hawn
	rah ghadi ghadya kayna makayn makaynch walo walou had hadi hadou chwiya chwia sifet sifti sayfat jbt jib jibli 3tini a3tini 3teni
	fhamt fhemt mafhamt smahli smahliya tfaddali hbibi hbiba lalla sidi moul mwalin lblasa blasa tomobil tomobile 7anout hanout souq souk
	honik hunik honeek hnak jeye jeyye jayin jeyin jayeh raye7 ray7in ray7a siyara byt
`);
