/**
 * The regional processes that are known when a desk begins, with how sure their source is of the members. A starting point and no authority: the
 * secretariat corrects the records that are made of it.
 */
export const knownProcessesCsv = `id,name,since,members,observers,confidence,note
igc,Intergovernmental Consultations on Migration Asylum and Refugees (IGC),1985,AUS BEL CAN DNK FIN DEU GRC IRL NLD NZL NOR POL ESP SWE CHE GBR USA,,medium,membership has varied
budapest,Budapest Process,1991,AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE GBR ALB ARM AZE BLR BIH GEO KAZ KGZ LIE MKD MDA MNE NOR RUS SRB CHE TJK TUR TKM UKR UZB,,high,49 members as of 2013
rcm,Regional Conference on Migration (Puebla Process),1996,BLZ CAN CRI DOM SLV GTM HND MEX NIC PAN USA,,high,
csm,South American Conference on Migration,2000,ARG BOL BRA CHL COL ECU GUY PRY PER SUR URY VEN,,medium,
midsa,Migration Dialogue for Southern Africa,2000,AGO BWA COD LSO MDG MWI MUS MOZ NAM SYC ZAF SWZ TZA ZMB ZWE,,medium,Comoros joined later
midwa,Migration Dialogue for West Africa,2001,BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI NER NGA SEN SLE TGO,,medium,
soderkoping,Söderköping Process,2001,ARM AZE BLR EST GEO HUN LVA LTU MDA POL ROU SVK UKR,,low,
5plus5,5+5 Dialogue on Migration in the Western Mediterranean,2002,DZA FRA ITA LBY MLT MRT MAR PRT ESP TUN,,medium,
bali,Bali Process,2002,AFG AUS CHN IDN IND JPN MYS PAK PNG PHL KOR SGP LKA USA VNM,,low,about 45 members today; co-chairs Australia and Indonesia; core members only listed here
colombo,Colombo Process,2003,AFG BGD CHN IND IDN NPL PAK PHL LKA THA VNM,,high,Cambodia joined later
rabat,Rabat Process (Euro-African Dialogue on Migration and Development),2006,AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVN ESP SWE GBR ISL NOR CHE MAR TUN CMR CAF TCD COG COD GAB GNQ BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SEN SLE STP TGO,DZA,medium,Egypt and Libya left in 2014
mercosur,MERCOSUR Specialised Migration Forum,2003,ARG BRA PRY URY,,low,plus associated states
aueu,Africa-EU Partnership on Migration (Tripoli),2006,,,low,both unions; store members as unions
add,Abu Dhabi Dialogue,2008,AFG BGD CHN IND IDN NPL PAK PHL LKA THA VNM ARE BHR KWT OMN QAT SAU YEM MYS SGP,,medium,
igad,IGAD Regional Consultative Process on Migration,2008,DJI ERI ETH KEN SOM SSD SDN UGA,,medium,
prague,Prague Process,2009,,,low,EU with Western Balkans; Eastern Partnership; Central Asia; Türkiye; Russia: about 50
midcom,Migration Dialogue for COMESA,2010,,,low,COMESA states
midcas,Migration Dialogue for Central African States,2012,AGO BDI CMR TCD CAF COG COD GAB GNQ STP,,high,
almaty,Almaty Process,2013,AFG AZE KAZ KGZ TJK TKM TUR,,low,
khartoum,Khartoum Process (EU-Horn of Africa Migration Route Initiative),2014,AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE GBR DJI EGY ERI ETH KEN SOM SSD SDN TUN LBY NOR CHE UGA,,high,
arcp,Arab Regional Consultative Process on Migration,2015,,,low,Arab League states
`;
