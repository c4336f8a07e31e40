/** Frequent words of a language, split at spaces. Words that two languages share may stand in both: they then tell nothing. */
export type Words = ReadonlySet<string>;

const set = (text: string): Words => new Set(text.trim().split(/\s+/));

/** Frequent English words, and those people write to a business. */
export const english: Words = set(`
	the be to of and a in that have it for not on with he as you do at this but his by from they we say her she or an will my
	one all would there their what so up out if about who get which go me when make can like time no just him know take people
	into year your good some could them see other than then now look only come its over think also back after use two how our
	work first well way even new want because any these give day most us is are was were been has had did does am i'm im you're
	it's its that's what's where where's when's how's who's don't dont can't cant won't didn't isn't aren't i'd i'll i've we're
	hello hi hey thanks thank please sorry yes yeah yep nope morning evening night afternoon today tomorrow tonight tmrw tmr
	yesterday monday tuesday wednesday thursday friday saturday sunday week open opening close closed closing hours hour
	book booking reserve table order orders ordered delivery deliver delivered price prices much cost costs pay paid payment
	cash card address location near here help need needs speak talk someone person call phone number name people guests
	breakfast lunch dinner food eat drink vegetarian vegan gluten kids children birthday party parking available availability
	cancel change still wait waiting late early already before between both every many may might more must never next nothing
	off old once own same should since something soon such sure thing things too under until very why without yet bye great
	nice okay welcome bring long let tell ask free send sent got going coming been friend wife husband three four five six
	seven eight nine ten eleven twelve
`);

/** Frequent French words, with their accents and without, as people type them. */
export const french: Words = set(`
	le la les un une des du de et à a au aux en dans sur sous pour par avec sans chez vers entre est es suis sommes êtes etes
	sont était etait sera serait ai as avons avez ont avait aura être etre avoir faire fait fais faites font peux peut pouvez
	pouvons peuvent puis veux veut voulez voulons voudrais voudrait voudrions aimerais aimerait aimerions dois doit faut vais va
	vas allez allons vont venir viens vient venez je j tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma
	mes ton ta tes son sa ses notre nos votre vos ce cet cette ces ça ca cela c'est cest qui que quoi quel quelle quels quelles
	où ou quand comment combien pourquoi parce est-ce qu'est-ce ne pas plus moins très tres trop bien mal aussi encore déjà
	deja toujours jamais rien tout tous toute toutes si oui non ouais merci bonjour bonsoir salut coucou svp stp s'il plaît
	plait pardon désolé desole désolée excusez aujourd'hui aujourdhui demain hier matin midi soir nuit après apres-midi
	lundi mardi mercredi jeudi vendredi samedi dimanche semaine jour jours mois heure heures horaire horaires ouvert ouverte
	ouverts ouvrez ouvre ouverture fermé ferme fermez fermeture réserver reserver réservation reservation résa commande
	commander commandé livraison livrer livrez prix tarif tarifs coûte coute payer paiement espèces carte adresse trouvez
	situé proche près pres ici là aide besoin parler quelqu'un personne personnes humain appeler téléphone telephone numéro
	numero nom manger boire repas déjeuner dejeuner dîner diner petit-déjeuner anniversaire enfants enfant place places
	disponible disponibles annuler changer attendre attends retard avant maintenant bientôt bientot mais donc car alors comme
	depuis jusqu'à jusqu'a peu beaucoup quelque autre même meme deux trois quatre cinq sept huit neuf dix onze douze
	d'accord daccord bonne bon beau super parfait ok voilà voila envoyer envoyez reçu recu savoir avez-vous peut-on
`);

/** Frequent Arabic words in Latin letters, as they are typed in Lebanon, Egypt and around; digits stand for letters Latin lacks. */
export const arabizi: Words = set(`
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
`);
