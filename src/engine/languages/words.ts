/** Frequent words of a language, split at spaces. Words that two languages share may stand in both: they then tell nothing. */
export type Words = ReadonlySet<string>;

/** The words of a text that lists them with spaces between. */
export const wordsIn = (text: string): Words =>
	new Set(text.trim().split(/\s+/));

/** Frequent English words, and those people write to a business. */
export const english: Words = wordsIn(`
	the be to of and a in that have it for not on with he as you do at this but his by from they we say her she or an will my
	one all would there their what so up out if about who get which go me when make can like time no just him know take people
	into year your good some could them see other than then now look only come its over think also back after use two how our
	work first well way even new want because any these give day most us is are was were been has had did does am i'm im you're
	it's that's what's where where's when's how's who's don't dont can't cant won't didn't isn't aren't i'd i'll i've we're
	hello hi hey thanks thank please sorry yes yeah yep nope morning evening night afternoon today tomorrow tonight tmrw tmr
	yesterday monday tuesday wednesday thursday friday saturday sunday week open opening close closed closing hours hour
	book booking reserve table order orders ordered delivery deliver delivered price prices much cost costs pay paid payment
	cash card address location near here help need needs speak talk someone person call phone number name guests
	breakfast lunch dinner food eat drink vegetarian vegan gluten kids children birthday party parking available availability
	cancel change still wait waiting late early already before between both every many may might more must never next nothing
	off old once own same should since something soon such sure thing things too under until very why without yet bye great
	nice okay welcome bring long let tell ask free send sent got going coming friend wife husband three four five six
	seven eight nine ten eleven twelve
	thx thnx thanx ty tysm tnx cheers yup yah nah nvm np pls plz plss pleasee u ur urs r wanna gonna gotta lemme gimme lmk btw asap
	omg idk tbh tho cuz coz bc wat wats whats wheres hows whos thats theres lets ill ive ya youre theyre didn didnt doesnt doesn't
	isnt wasnt wasn't werent arent wont wouldnt wouldn't couldnt couldn't shouldnt shouldn't havent haven't hasnt hasn't wouldn
	awesome amazing lovely perfectly fantastic wonderful perfect delicious tasty yummy bad worst worse better terrible awful horrible rude
	slow fast quick quickly cold hot warm fresh spicy sweet salty small big large medium bigger smaller cheap cheaper expensive full
	empty broken damaged missing lost found wrong right left closest nearest far away outside inside upstairs downstairs floor door
	building street road corner behind opposite blue red green black white yellow pink grey size sizes color colors
	colour colours shoes shoe dress shirt bag gift gifts mom mum dad mother father sister brother daughter baby boy girl man men
	woman women lady everyone everybody anyone anybody somebody nobody anything everything everywhere nowhere somewhere whose whom
	whether while during within through across against again ago almost alone along anyway around maybe perhaps probably really
	quite rather enough each either else instead less least later latest last longer month months years weeks days nights weekend
	weekends weekdays holiday holidays tmw tmrow tomorow tommorow tommorrow tonite nite mornin mrng gm sat sun feb noon midnight
	saw seen looking looks find keep kept hold bought buy buying sell selling sold pick picked pickup drop put puts pull push turn
	run running walk drive driver driving ride sit stay staying sleep leave leaving arrive arrived arrives arriving reach received
	receive recieve recieved shipped ship shipping sending track tracking return returned refund refunded exchange replace
	replacement fix fixed repair check checked checking confirm confirmed cancelled canceled canceling changed move moved reschedule
	appointment appointments meeting schedule scheduled booked bookings reserved ordering asked asking answer answered reply replied
	text texted texting messaging calling called speaking talking told said says saying show shows showing knows knew thought mean
	means understand believe feel feeling hear heard try tried trying start started finish finished done makes made making takes
	took taking gave given gets getting goes gone went comes came used using wanted wants wanting needed needing liked likes love
	loved hate hope hoping wish wondering happy sad angry upset hungry thirsty sick tired busy ready unfortunately seats seat room
	rooms bed beds bathroom towel towels key keys view sea beach pool gym house home apartment office shop store branch branches
	school bank hospital doctor nurse dentist tooth pain headache fever medicine pills haircut hair nails nail wash wax meal
	meals dish dishes chicken beef lamb meat fish shrimp rice bread cheese milk egg eggs fries salad soup cake cakes cookies ice
	cream juice water tea beer wine coffee sugar salt pepper garlic onion onions nuts peanut peanuts allergic allergy allergies
	dairy halal buffet platter spoon fork knife plate cup bottle box deal deals discount discounts offer offers sale receipt
	money dollar dollars pounds paying pays charge charged fee fees deposit twice half quarter dozen hundred thousand few several
	lots lot bunch another different difference true false goodbye goodnight dear sir madam guys dude bro folks boss manager owner
	staff waiter chef's team job jobs hire hiring working works worked apply screen charger battery car cars rent rental
	flight airport luggage ticket tickets pictures picture pics pic link password account online question happen
	happened happens matter problem problems issue issues complaint complain helped helpful helping kindly hopefully regarding
	congrats congratulations anniversary wedding engagement parties kid child adult adults children's dog dogs cat cats pet pets
	allowed smoking smoke brings wheelchair stroller highchair
	refill cartridge cartridges toner printer ink keyboard mouse laptop laptops windshield windscreen brakes tire tires tyre tyres engine
	plumber plumbing faucet sink leak leaks leaky electrician wiring paint painter garden gardener mower carpet curtain curtains sofa
	couch mattress pillow blanket sheets drawer shelf shelves lamp bulb fridge freezer oven stove dishwasher washer dryer iron vacuum
	mop broom cleaner cleaners laundry dry-cleaning tailor hem sleeve sleeves sweater jacket coat trousers jeans skirt socks underwear
	scarf gloves belt wallet purse watch necklace earrings bracelet jewelry jewellery ring rings bouquet flowers roses candle
	candles wrapping wrapped gift-wrapped engraved handmade homemade grilled fried baked boiled steamed roasted crispy crunchy juicy
	tender raw pancake pancakes waffle waffles muffin muffins donut donuts pie pies cookie strawberry strawberries blueberry chocolate
	vanilla honey peach apple apples lemon lemons mint ginger cucumber tomato tomatoes lettuce spinach mushrooms beans lentils chickpeas
	yogurt butter jam toast oatmeal cereal turkey duck steak ribs wings sausage tuna salmon crab lobster squid swim swimming lesson
	lessons class classes course courses tutor teacher coach coaching trainer training yoga pilates membership subscription renew
	renewal expire expires expired warranty guarantee manual brochure leaflet invoice estimate install installation installed setup
	upgrade downgrade delay delayed lawyer accountant notary vet kennel puppy kitten leash toddler newborn nanny babysitter
	wheel bike bicycle scooter helmet truck van lorry bus train ferry shuttle tow towing
`);

/** Frequent French words, with their accents and without, as people type them. */
export const french: Words = wordsIn(`
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
	bjr bsr slt cc kikou wesh allo allô mrc mci merciii bcp bp dsl desolée jsp jspr tkt tqt pk pkoi pq pcq parceque ajd auj
	aujourdui dem 2main dmain rdv rv slv qd qnd tt tts ts ds ac pr vs ns jms tjs tjrs dc kel kelle koi ki keske esk est-il y'a y'en
	ya yen jai jsuis jsui chui jveux jvoudrais jpeux jpense jattends jarrive javais jaurais jaimerais jen lheure cetait ct c'etait
	cetais dac dacc quil qu'il jusqua dun dune nan mouais ouep ouai bof rep repondez répondez réponds reponds reponse réponse
	rappelez rappelle rappeler appelle appelez appel ecrire écrire ecrivez arretez arrêtez arrete envoie envoi envois envoyé envoye
	recevoir reçois recois arrive arrivé arrivee arrivons arriver arrivent passe passer passé passez passons passera rester reste
	restez rentre rentrer sortir sors entrer laisser laisse laissez prendre prends prend prenez prenons pris mettre mets met mettez
	donner donne donnez demander demande demandez trouver trouve trouvé trouvent chercher cherche cherchez cherchons perdu perdre
	oublié oublie oublier acheter achete achète achat achats vendre vend vendez vends louer louez loue reparer réparer reparez
	réparez parle parlez parlons dire dis dit dites voir vois voit voyez vu savez sait sais penser pense pensez croire crois croyez
	regarder regarde regardez écoutez ecoutez écoute aimer aime aimez adore préfère prefere besoins marche marcher fonctionne finir
	fini finit commencer commence confirmer confirme confirmez confirmé annule annulé annulez annulation décaler
	decaler décale reporter reporté modifier modifie échanger echanger echange échange rembourser remboursé rembourse remboursement
	retour retourner retrait recrutez recrute embauchez travaille travailler travail boulot emploi poste stage pourrais pourrait
	pourriez pourrions pourra pourrez serez serons seront serai aurez aurai aurais auriez auront ferez devrait devrais fallait
	falloir soit soient suffit viendra viendrai viendrons venue quelqu quelques chaque plusieurs certains aucun aucune ailleurs
	partout dehors dedans dessus dessous devant derriere derrière gauche droite loin environ presque surtout seulement vraiment
	exactement rapidement vite lentement tard tot tôt avant-hier lendemain prochain prochaine dernier derniere dernière weekend
	janvier fevrier février mars juin juillet aout août septembre octobre novembre decembre décembre année annee années
	ans an vacances ferie férié matinée soirée soiree journée journee minuit quart demi demie h petit petite petits
	petites grand grande grands grandes gros grosse nouveau nouvelle nouveaux vieux jeune bons bonnes mauvais mauvaise pire meilleur
	meilleure meilleurs excellent délicieux delicieux froid froide chaud chaude epicé épicé sucré salé frais fraiche fraîche cassé
	casse casser cassée abimé abîmé rapide lent cher chere chère chers gratuit gratuite gratuits réduction reduction remise promos
	solde soldes offre offres facture reçus ticket argent espece especes virement acompte caution cheque chèque monnaie taille
	tailles pointure couleur couleurs bleu bleue rouge noir noire blanc blanche vert verte jaune chaussures robe chemise pantalon
	sac cadeau cadeaux colis livreur livré livre livrée livrés domicile immeuble étage etage porte sonnette gardien
	quartier ville maison bureau magasin boutique gare aeroport aéroport plage piscine vue mer chambre chambres lit lits clé cle
	clef serviettes nuitée nuitees draps salle toilettes terrasse fumeur chien chiens chat chats animaux acceptés accepté acceptez
	voiture voitures médecin medecin docteur dentiste dent dents malade fièvre fievre ordonnance pharmacie coiffure coiffeur
	coiffeuse coupe cheveux ongles homme hommes femme femmes fille filles garçon garcon fils mère mere père pere frère frere soeur
	copain copine ami amie amis mari épouse famille bébé bebe monsieur madame mademoiselle mme responsable patron équipe equipe
	plat plats viande poulet boeuf agneau poisson crevettes riz fromage lait oeuf oeufs frites salade gateau gâteau gateaux
	gâteaux glace jus eau thé biere bière vin café cafe sucre sel poivre ail oignon oignons noix arachides allergique allergie
	végétarien vegetarien végétarienne végétariens emporter dej déj entrée entree assiette verre couverts boisson boissons inclus
	incluse compris comprise complet libre libres possible probleme problème problèmes souci soucis erreur fois
	renseignement renseignements renseigner devis question aider aidez attente attendez attendu attendons urgent urgence exact
	félicitations felicitations bienvenue bises bisous cordialement courage chance joyeux joyeuse santé revoir bonsoirr infiniment
	localisation itinéraire itineraire mot lien compte réseau ecran écran portable ordi ordinateur panne sorte chose
	choses truc monde gens envie peur raison tort content contente déçu decu deçu déçue triste mécontent ensuite enfin
	toutefois cependant pourtant selon malgré malgre afin lorsque dès
	gluten cartouche cartouches encre imprimante clavier souris pare-brise freins pneu pneus moteur plombier plomberie robinet evier évier fuite
	fuites electricien électricien peinture peintre jardin jardinier tondeuse tapis rideau rideaux canape canapé matelas oreiller
	couverture tiroir etagere étagère lampe ampoule frigo congelateur congélateur four cuisiniere cuisinière cuisine lave-vaisselle
	lave-linge seche-linge sèche-linge fer aspirateur menage ménage pressing repassage retouche retouches couturier ourlet manche manches
	pull veste manteau jean jupe chaussettes echarpe écharpe gants ceinture portefeuille montre collier bague bijou bijoux fleurs
	roses bougie bougies emballage gravure fait-maison grillé grillade grillades frit cuit bouilli roti rôti croustillant cru crepe crêpe
	crepes crêpes gaufre gaufres tarte tartes fraise fraises chocolat vanille miel pomme pommes citron menthe gingembre concombre
	tomate tomates laitue epinards épinards champignons haricots lentilles pois yaourt beurre confiture dinde canard steak cotes côtes
	saucisse thon saumon crabe homard calamars natation nager cours leçon lecon leçons professeur prof entraineur entraînement
	abonnement renouveler renouvellement expire expiré garantie brochure facturation installer installation pose délai delai
	avocat comptable notaire vétérinaire veterinaire chiot chaton nounou velo vélo trottinette casque camion bus train navette
	remorquage depannage dépannage toilettage nettoyage lavage vidange soin soins massage epilation épilation maquillage bricolage
	bagages bagage ménages tournée tournee
`);
