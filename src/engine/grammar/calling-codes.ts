/** Calling codes (ITU-T E.164) with the cities that IANA names their time zones after. */
const cities = `
961 Beirut;963 Damascus;962 Amman;964 Baghdad;965 Kuwait;966 Riyadh;967 Aden;968 Muscat;970 Gaza Hebron;971 Dubai;972 Jerusalem Tel_Aviv
973 Bahrain;974 Qatar;20 Cairo;212 Casablanca El_Aaiun;213 Algiers;216 Tunis;218 Tripoli;249 Khartoum;211 Juba;222 Nouakchott;221 Dakar
220 Banjul;223 Bamako;224 Conakry;225 Abidjan;226 Ouagadougou;227 Niamey;228 Lome;229 Porto-Novo;231 Monrovia;232 Freetown;233 Accra
234 Lagos;235 Ndjamena;236 Bangui;237 Douala;240 Malabo;241 Libreville;242 Brazzaville;243 Kinshasa Lubumbashi;244 Luanda;250 Kigali
251 Addis_Ababa;252 Mogadishu;253 Djibouti;254 Nairobi;255 Dar_es_Salaam;256 Kampala;257 Bujumbura;258 Maputo;260 Lusaka;261 Antananarivo
263 Harare;264 Windhoek;265 Blantyre;266 Maseru;267 Gaborone;268 Mbabane;27 Johannesburg;230 Mauritius;262 Reunion;269 Comoro
30 Athens;31 Amsterdam;32 Brussels;33 Paris;34 Madrid Canary Ceuta;351 Lisbon Azores Madeira;352 Luxembourg;353 Dublin;354 Reykjavik
355 Tirane;356 Malta;357 Nicosia Famagusta;358 Helsinki;359 Sofia;36 Budapest;370 Vilnius;371 Riga;372 Tallinn;373 Chisinau;374 Yerevan
375 Minsk;376 Andorra;377 Monaco;380 Kiev Kyiv;381 Belgrade;382 Podgorica;383 Pristina;385 Zagreb;386 Ljubljana;387 Sarajevo;389 Skopje
39 Rome;40 Bucharest;41 Zurich;420 Prague;421 Bratislava;423 Vaduz;43 Vienna;44 London;45 Copenhagen;46 Stockholm;47 Oslo;48 Warsaw
49 Berlin Busingen;90 Istanbul;994 Baku;995 Tbilisi;7 Moscow Samara Almaty;98 Tehran;93 Kabul;92 Karachi;91 Kolkata Calcutta;94 Colombo
880 Dhaka;977 Kathmandu;95 Yangon Rangoon;66 Bangkok;84 Ho_Chi_Minh Saigon;855 Phnom_Penh;856 Vientiane;60 Kuala_Lumpur;65 Singapore
62 Jakarta Makassar Jayapura;63 Manila;81 Tokyo;82 Seoul;86 Shanghai;852 Hong_Kong;853 Macau;886 Taipei;976 Ulaanbaatar;996 Bishkek
998 Tashkent;992 Dushanbe;993 Ashgabat;61 Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin;64 Auckland
1 New_York Chicago Denver Los_Angeles Phoenix Anchorage Toronto Vancouver Halifax Winnipeg Edmonton Montreal;52 Mexico_City Tijuana
55 Sao_Paulo Bahia Fortaleza Manaus Recife;54 Buenos_Aires;56 Santiago;57 Bogota;58 Caracas;51 Lima;593 Guayaquil;591 La_Paz
595 Asuncion;598 Montevideo;502 Guatemala;503 El_Salvador;504 Tegucigalpa;505 Managua;506 Costa_Rica;507 Panama;53 Havana;509 Port-au-Prince
`;

let byCity: ReadonlyMap<string, string> | null = null;

/** The calling code of the country that a time zone lies in, or null where that is not known: `Asia/Beirut` is `961`. */
export function callingCode(timezone: string): string | null {
	byCity ??= new Map(
		cities.split(/[;\n]/).flatMap((line) => {
			const [code = "", ...names] = line.trim().split(" ");
			return names.map((name) => [name, code] as const);
		}),
	);
	return byCity.get(timezone.split("/").at(-1) ?? "") ?? null;
}
