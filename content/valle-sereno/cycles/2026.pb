META
key;value
description;Presupuesto participativo 2026 de Valle Sereno (datos inventados)
country;Panamá
unit;Valle Sereno
instance;2026
num_projects;5
num_votes;1684
budget;110000
vote_type;approval
rule;equalshares/add1u
date_begin;12.10.2025
date_end;12.10.2025
min_length;1
max_length;3
currency;PAB
PROJECTS
project_id;cost;votes;name;category;selected;neighborhood
1;44750;764;Agua todos los días en Quebrada Azul;water-sanitation,health;1;Quebrada Azul
2;49600;688;Techo y mesones para el mercado de productores;economy,public-space;1;Valle Sereno Cabecera
3;14900;402;Biblioteca móvil para las escuelas de la montaña;education,culture-sport;1;Valle Sereno Cabecera
4;18950;318;Beneficio de café comunitario en Santa Clara Arriba;economy,environment;0;Santa Clara Arriba
5;15200;276;Instrumentos y uniformes para la banda de Valle Sereno;culture-sport;0;Valle Sereno Cabecera
VOTES
voter_id;vote;sex;neighborhood
1;1;F;El Trapiche
2;1;F;El Trapiche
3;1;F;El Trapiche
4;1;F;El Trapiche
5;1;F;El Trapiche
6;1;F;El Trapiche
7;1;F;El Trapiche
8;1;F;El Trapiche
9;1;F;El Trapiche
10;1;F;La Cumbre
11;1;F;La Cumbre
12;1;F;La Cumbre
13;1;F;La Cumbre
14;1;F;La Cumbre
15;1;F;La Cumbre
16;1;F;La Cumbre
17;1;F;La Cumbre
18;1;F;La Cumbre
19;1;F;La Cumbre
20;1;F;La Cumbre
21;1;F;La Cumbre
22;1;F;La Cumbre
23;1;F;La Cumbre
24;1;F;La Cumbre
25;1;F;La Cumbre
26;1;F;La Cumbre
27;1;F;La Cumbre
28;1;F;La Cumbre
29;1;F;Los Naranjos
30;1;F;Los Naranjos
31;1;F;Los Naranjos
32;1;F;Los Naranjos
33;1;F;Los Naranjos
34;1;F;Los Naranjos
35;1;F;Los Naranjos
36;1;F;Los Naranjos
37;1;F;Los Naranjos
38;1;F;Los Naranjos
39;1;F;Los Naranjos
40;1;F;Los Naranjos
41;1;F;Los Naranjos
42;1;F;Los Naranjos
43;1;F;Los Naranjos
44;1;F;Los Naranjos
45;1;F;Los Naranjos
46;1;F;Los Naranjos
47;1;F;Los Naranjos
48;1;F;Los Naranjos
49;1;F;Los Naranjos
50;1;F;Los Naranjos
51;1;F;Los Naranjos
52;1;F;Los Naranjos
53;1;F;Los Naranjos
54;1;F;Quebrada Azul
55;1;F;Quebrada Azul
56;1;F;Quebrada Azul
57;1;F;Quebrada Azul
58;1;F;Quebrada Azul
59;1;F;Quebrada Azul
60;1;F;Quebrada Azul
61;1;F;Quebrada Azul
62;1;F;Quebrada Azul
63;1;F;Quebrada Azul
64;1;F;Quebrada Azul
65;1;F;Quebrada Azul
66;1;F;Quebrada Azul
67;1;F;Quebrada Azul
68;1;F;Quebrada Azul
69;1;F;Quebrada Azul
70;1;F;Quebrada Azul
71;1;F;Quebrada Azul
72;1;F;Quebrada Azul
73;1;F;Quebrada Azul
74;1;F;Quebrada Azul
75;1;F;Quebrada Azul
76;1;F;Quebrada Azul
77;1;F;Quebrada Azul
78;1;F;Quebrada Azul
79;1;F;Quebrada Azul
80;1;F;Quebrada Azul
81;1;F;Quebrada Azul
82;1;F;Quebrada Azul
83;1;F;Quebrada Azul
84;1;F;Río Manso
85;1;F;Río Manso
86;1;F;Río Manso
87;1;F;Río Manso
88;1;F;Río Manso
89;1;F;Río Manso
90;1;F;Río Manso
91;1;F;Río Manso
92;1;F;Río Manso
93;1;F;Río Manso
94;1;F;Río Manso
95;1;F;Río Manso
96;1;F;Río Manso
97;1;F;Río Manso
98;1;F;Río Manso
99;1;F;Río Manso
100;1;F;Río Manso
101;1;F;Río Manso
102;1;F;Santa Clara Arriba
103;1;F;Santa Clara Arriba
104;1;F;Santa Clara Arriba
105;1;F;Santa Clara Arriba
106;1;F;Santa Clara Arriba
107;1;F;Santa Clara Arriba
108;1;F;Valle Sereno Cabecera
109;1;F;Valle Sereno Cabecera
110;1;F;Valle Sereno Cabecera
111;1;F;Valle Sereno Cabecera
112;1;F;Valle Sereno Cabecera
113;1;F;Valle Sereno Cabecera
114;1;F;Valle Sereno Cabecera
115;1;F;Valle Sereno Cabecera
116;1;F;Valle Sereno Cabecera
117;1;F;Valle Sereno Cabecera
118;1;F;Valle Sereno Cabecera
119;1;F;Valle Sereno Cabecera
120;1;F;Valle Sereno Cabecera
121;1;F;Valle Sereno Cabecera
122;1;F;Valle Sereno Cabecera
123;1;F;Valle Sereno Cabecera
124;1;F;Valle Sereno Cabecera
125;1;F;Valle Sereno Cabecera
126;1;F;Valle Sereno Cabecera
127;1;F;Valle Sereno Cabecera
128;1;F;Valle Sereno Cabecera
129;1;F;Valle Sereno Cabecera
130;1;F;Valle Sereno Cabecera
131;1;F;Valle Sereno Cabecera
132;1;F;Valle Sereno Cabecera
133;1;F;Valle Sereno Cabecera
134;1;F;Valle Sereno Cabecera
135;1;F;Valle Sereno Cabecera
136;1;F;Valle Sereno Cabecera
137;1;F;Valle Sereno Cabecera
138;1;F;Valle Sereno Cabecera
139;1;F;Valle Sereno Cabecera
140;1;F;Valle Sereno Cabecera
141;1;F;Valle Sereno Cabecera
142;1;F;Valle Sereno Cabecera
143;1;F;Valle Sereno Cabecera
144;1;F;Valle Sereno Cabecera
145;1;F;Valle Sereno Cabecera
146;1;F;Valle Sereno Cabecera
147;1;F;Valle Sereno Cabecera
148;1;F;Valle Sereno Cabecera
149;1;F;Valle Sereno Cabecera
150;1;F;Valle Sereno Cabecera
151;1;F;Valle Sereno Cabecera
152;1;F;Valle Sereno Cabecera
153;1;F;Valle Sereno Cabecera
154;1;F;Valle Sereno Cabecera
155;1;F;Valle Sereno Cabecera
156;1;F;Valle Sereno Cabecera
157;1;F;Valle Sereno Cabecera
158;1;F;Valle Sereno Cabecera
159;1;F;Valle Sereno Cabecera
160;1;F;Valle Sereno Cabecera
161;1;F;Valle Sereno Cabecera
162;1;F;Valle Sereno Cabecera
163;1;F;Valle Sereno Cabecera
164;1;F;Valle Sereno Cabecera
165;1;F;Valle Sereno Cabecera
166;1;F;Valle Sereno Cabecera
167;1;F;Valle Sereno Cabecera
168;1;F;Valle Sereno Cabecera
169;1;F;Valle Sereno Cabecera
170;1;F;Valle Sereno Cabecera
171;1;F;Valle Sereno Cabecera
172;1;M;El Trapiche
173;1;M;El Trapiche
174;1;M;El Trapiche
175;1;M;El Trapiche
176;1;M;El Trapiche
177;1;M;El Trapiche
178;1;M;El Trapiche
179;1;M;El Trapiche
180;1;M;El Trapiche
181;1;M;El Trapiche
182;1;M;El Trapiche
183;1;M;El Trapiche
184;1;M;La Cumbre
185;1;M;La Cumbre
186;1;M;La Cumbre
187;1;M;La Cumbre
188;1;M;La Cumbre
189;1;M;La Cumbre
190;1;M;La Cumbre
191;1;M;La Cumbre
192;1;M;La Cumbre
193;1;M;La Cumbre
194;1;M;La Cumbre
195;1;M;Los Naranjos
196;1;M;Los Naranjos
197;1;M;Los Naranjos
198;1;M;Los Naranjos
199;1;M;Los Naranjos
200;1;M;Los Naranjos
201;1;M;Los Naranjos
202;1;M;Los Naranjos
203;1;M;Los Naranjos
204;1;M;Los Naranjos
205;1;M;Los Naranjos
206;1;M;Los Naranjos
207;1;M;Los Naranjos
208;1;M;Los Naranjos
209;1;M;Los Naranjos
210;1;M;Los Naranjos
211;1;M;Los Naranjos
212;1;M;Los Naranjos
213;1;M;Los Naranjos
214;1;M;Los Naranjos
215;1;M;Los Naranjos
216;1;M;Los Naranjos
217;1;M;Los Naranjos
218;1;M;Los Naranjos
219;1;M;Los Naranjos
220;1;M;Los Naranjos
221;1;M;Los Naranjos
222;1;M;Los Naranjos
223;1;M;Quebrada Azul
224;1;M;Quebrada Azul
225;1;M;Quebrada Azul
226;1;M;Quebrada Azul
227;1;M;Quebrada Azul
228;1;M;Quebrada Azul
229;1;M;Quebrada Azul
230;1;M;Quebrada Azul
231;1;M;Quebrada Azul
232;1;M;Quebrada Azul
233;1;M;Quebrada Azul
234;1;M;Quebrada Azul
235;1;M;Quebrada Azul
236;1;M;Quebrada Azul
237;1;M;Quebrada Azul
238;1;M;Quebrada Azul
239;1;M;Quebrada Azul
240;1;M;Quebrada Azul
241;1;M;Quebrada Azul
242;1;M;Quebrada Azul
243;1;M;Quebrada Azul
244;1;M;Quebrada Azul
245;1;M;Quebrada Azul
246;1;M;Quebrada Azul
247;1;M;Quebrada Azul
248;1;M;Quebrada Azul
249;1;M;Quebrada Azul
250;1;M;Quebrada Azul
251;1;M;Quebrada Azul
252;1;M;Río Manso
253;1;M;Río Manso
254;1;M;Río Manso
255;1;M;Río Manso
256;1;M;Río Manso
257;1;M;Río Manso
258;1;M;Río Manso
259;1;M;Río Manso
260;1;M;Río Manso
261;1;M;Río Manso
262;1;M;Río Manso
263;1;M;Río Manso
264;1;M;Río Manso
265;1;M;Río Manso
266;1;M;Santa Clara Arriba
267;1;M;Santa Clara Arriba
268;1;M;Santa Clara Arriba
269;1;M;Santa Clara Arriba
270;1;M;Santa Clara Arriba
271;1;M;Santa Clara Arriba
272;1;M;Santa Clara Arriba
273;1;M;Santa Clara Arriba
274;1;M;Santa Clara Arriba
275;1;M;Valle Sereno Cabecera
276;1;M;Valle Sereno Cabecera
277;1;M;Valle Sereno Cabecera
278;1;M;Valle Sereno Cabecera
279;1;M;Valle Sereno Cabecera
280;1;M;Valle Sereno Cabecera
281;1;M;Valle Sereno Cabecera
282;1;M;Valle Sereno Cabecera
283;1;M;Valle Sereno Cabecera
284;1;M;Valle Sereno Cabecera
285;1;M;Valle Sereno Cabecera
286;1;M;Valle Sereno Cabecera
287;1;M;Valle Sereno Cabecera
288;1;M;Valle Sereno Cabecera
289;1;M;Valle Sereno Cabecera
290;1;M;Valle Sereno Cabecera
291;1;M;Valle Sereno Cabecera
292;1;M;Valle Sereno Cabecera
293;1;M;Valle Sereno Cabecera
294;1;M;Valle Sereno Cabecera
295;1;M;Valle Sereno Cabecera
296;1;M;Valle Sereno Cabecera
297;1;M;Valle Sereno Cabecera
298;1;M;Valle Sereno Cabecera
299;1;M;Valle Sereno Cabecera
300;1;M;Valle Sereno Cabecera
301;1;M;Valle Sereno Cabecera
302;1;M;Valle Sereno Cabecera
303;1;M;Valle Sereno Cabecera
304;1;M;Valle Sereno Cabecera
305;1;M;Valle Sereno Cabecera
306;1;M;Valle Sereno Cabecera
307;1;M;Valle Sereno Cabecera
308;1;M;Valle Sereno Cabecera
309;1;M;Valle Sereno Cabecera
310;1;M;Valle Sereno Cabecera
311;1;M;Valle Sereno Cabecera
312;1;M;Valle Sereno Cabecera
313;1;M;Valle Sereno Cabecera
314;1;M;Valle Sereno Cabecera
315;1;M;Valle Sereno Cabecera
316;1;M;Valle Sereno Cabecera
317;1;M;Valle Sereno Cabecera
318;1;M;Valle Sereno Cabecera
319;1;M;Valle Sereno Cabecera
320;1;M;Valle Sereno Cabecera
321;1;M;Valle Sereno Cabecera
322;1;M;Valle Sereno Cabecera
323;1;M;Valle Sereno Cabecera
324;1;M;Valle Sereno Cabecera
325;1;M;Valle Sereno Cabecera
326;1;M;Valle Sereno Cabecera
327;1;M;Valle Sereno Cabecera
328;1;M;Valle Sereno Cabecera
329;1;M;Valle Sereno Cabecera
330;1;M;Valle Sereno Cabecera
331;1;M;Valle Sereno Cabecera
332;1,2;F;El Trapiche
333;1,2;F;El Trapiche
334;1,2;F;El Trapiche
335;1,2;F;El Trapiche
336;1,2;F;La Cumbre
337;1,2;F;La Cumbre
338;1,2;F;La Cumbre
339;1,2;F;Los Naranjos
340;1,2;F;Los Naranjos
341;1,2;F;Los Naranjos
342;1,2;F;Los Naranjos
343;1,2;F;Quebrada Azul
344;1,2;F;Quebrada Azul
345;1,2;F;Quebrada Azul
346;1,2;F;Quebrada Azul
347;1,2;F;Quebrada Azul
348;1,2;F;Quebrada Azul
349;1,2;F;Quebrada Azul
350;1,2;F;Quebrada Azul
351;1,2;F;Quebrada Azul
352;1,2;F;Quebrada Azul
353;1,2;F;Quebrada Azul
354;1,2;F;Río Manso
355;1,2;F;Río Manso
356;1,2;F;Río Manso
357;1,2;F;Río Manso
358;1,2;F;Río Manso
359;1,2;F;Santa Clara Arriba
360;1,2;F;Santa Clara Arriba
361;1,2;F;Santa Clara Arriba
362;1,2;F;Santa Clara Arriba
363;1,2;F;Santa Clara Arriba
364;1,2;F;Valle Sereno Cabecera
365;1,2;F;Valle Sereno Cabecera
366;1,2;F;Valle Sereno Cabecera
367;1,2;F;Valle Sereno Cabecera
368;1,2;F;Valle Sereno Cabecera
369;1,2;F;Valle Sereno Cabecera
370;1,2;F;Valle Sereno Cabecera
371;1,2;F;Valle Sereno Cabecera
372;1,2;F;Valle Sereno Cabecera
373;1,2;F;Valle Sereno Cabecera
374;1,2;F;Valle Sereno Cabecera
375;1,2;F;Valle Sereno Cabecera
376;1,2;F;Valle Sereno Cabecera
377;1,2;F;Valle Sereno Cabecera
378;1,2;M;El Trapiche
379;1,2;M;El Trapiche
380;1,2;M;El Trapiche
381;1,2;M;El Trapiche
382;1,2;M;El Trapiche
383;1,2;M;El Trapiche
384;1,2;M;El Trapiche
385;1,2;M;La Cumbre
386;1,2;M;La Cumbre
387;1,2;M;La Cumbre
388;1,2;M;La Cumbre
389;1,2;M;La Cumbre
390;1,2;M;Los Naranjos
391;1,2;M;Los Naranjos
392;1,2;M;Los Naranjos
393;1,2;M;Los Naranjos
394;1,2;M;Los Naranjos
395;1,2;M;Los Naranjos
396;1,2;M;Los Naranjos
397;1,2;M;Los Naranjos
398;1,2;M;Los Naranjos
399;1,2;M;Quebrada Azul
400;1,2;M;Quebrada Azul
401;1,2;M;Quebrada Azul
402;1,2;M;Quebrada Azul
403;1,2;M;Quebrada Azul
404;1,2;M;Quebrada Azul
405;1,2;M;Quebrada Azul
406;1,2;M;Quebrada Azul
407;1,2;M;Quebrada Azul
408;1,2;M;Quebrada Azul
409;1,2;M;Quebrada Azul
410;1,2;M;Quebrada Azul
411;1,2;M;Río Manso
412;1,2;M;Río Manso
413;1,2;M;Río Manso
414;1,2;M;Río Manso
415;1,2;M;Santa Clara Arriba
416;1,2;M;Santa Clara Arriba
417;1,2;M;Valle Sereno Cabecera
418;1,2;M;Valle Sereno Cabecera
419;1,2;M;Valle Sereno Cabecera
420;1,2;M;Valle Sereno Cabecera
421;1,2;M;Valle Sereno Cabecera
422;1,2;M;Valle Sereno Cabecera
423;1,2;M;Valle Sereno Cabecera
424;1,2;M;Valle Sereno Cabecera
425;1,2;M;Valle Sereno Cabecera
426;1,2;M;Valle Sereno Cabecera
427;1,2;M;Valle Sereno Cabecera
428;1,2;M;Valle Sereno Cabecera
429;1,2;M;Valle Sereno Cabecera
430;1,2;M;Valle Sereno Cabecera
431;1,2,3;F;El Trapiche
432;1,2,3;F;Los Naranjos
433;1,2,3;F;Quebrada Azul
434;1,2,3;F;Quebrada Azul
435;1,2,3;F;Quebrada Azul
436;1,2,3;F;Quebrada Azul
437;1,2,3;F;Río Manso
438;1,2,3;F;Río Manso
439;1,2,3;F;Río Manso
440;1,2,3;F;Santa Clara Arriba
441;1,2,3;F;Valle Sereno Cabecera
442;1,2,3;F;Valle Sereno Cabecera
443;1,2,3;F;Valle Sereno Cabecera
444;1,2,3;F;Valle Sereno Cabecera
445;1,2,3;F;Valle Sereno Cabecera
446;1,2,3;F;Valle Sereno Cabecera
447;1,2,3;M;El Trapiche
448;1,2,3;M;El Trapiche
449;1,2,3;M;Los Naranjos
450;1,2,3;M;Los Naranjos
451;1,2,3;M;Los Naranjos
452;1,2,3;M;Quebrada Azul
453;1,2,3;M;Quebrada Azul
454;1,2,3;M;Río Manso
455;1,2,3;M;Santa Clara Arriba
456;1,2,3;M;Valle Sereno Cabecera
457;1,2,3;M;Valle Sereno Cabecera
458;1,2,3;M;Valle Sereno Cabecera
459;1,2,3;M;Valle Sereno Cabecera
460;1,2,3;M;Valle Sereno Cabecera
461;1,2,3;M;Valle Sereno Cabecera
462;1,2,4;F;Río Manso
463;1,2,4;F;Santa Clara Arriba
464;1,2,4;F;Santa Clara Arriba
465;1,2,4;F;Valle Sereno Cabecera
466;1,2,4;F;Valle Sereno Cabecera
467;1,2,4;M;Los Naranjos
468;1,2,4;M;Santa Clara Arriba
469;1,2,4;M;Valle Sereno Cabecera
470;1,2,4;M;Valle Sereno Cabecera
471;1,2,4;M;Valle Sereno Cabecera
472;1,2,5;F;El Trapiche
473;1,2,5;F;Quebrada Azul
474;1,2,5;F;Río Manso
475;1,2,5;F;Valle Sereno Cabecera
476;1,2,5;F;Valle Sereno Cabecera
477;1,2,5;F;Valle Sereno Cabecera
478;1,2,5;M;La Cumbre
479;1,2,5;M;Quebrada Azul
480;1,2,5;M;Valle Sereno Cabecera
481;1,2,5;M;Valle Sereno Cabecera
482;1,2,5;M;Valle Sereno Cabecera
483;1,2,5;M;Valle Sereno Cabecera
484;1,2,5;M;Valle Sereno Cabecera
485;1,2,5;M;Valle Sereno Cabecera
486;1,2,5;M;Valle Sereno Cabecera
487;1,3;F;El Trapiche
488;1,3;F;El Trapiche
489;1,3;F;El Trapiche
490;1,3;F;El Trapiche
491;1,3;F;El Trapiche
492;1,3;F;El Trapiche
493;1,3;F;El Trapiche
494;1,3;F;La Cumbre
495;1,3;F;La Cumbre
496;1,3;F;La Cumbre
497;1,3;F;Los Naranjos
498;1,3;F;Los Naranjos
499;1,3;F;Los Naranjos
500;1,3;F;Los Naranjos
501;1,3;F;Los Naranjos
502;1,3;F;Los Naranjos
503;1,3;F;Los Naranjos
504;1,3;F;Los Naranjos
505;1,3;F;Los Naranjos
506;1,3;F;Quebrada Azul
507;1,3;F;Quebrada Azul
508;1,3;F;Quebrada Azul
509;1,3;F;Quebrada Azul
510;1,3;F;Quebrada Azul
511;1,3;F;Quebrada Azul
512;1,3;F;Quebrada Azul
513;1,3;F;Quebrada Azul
514;1,3;F;Quebrada Azul
515;1,3;F;Quebrada Azul
516;1,3;F;Quebrada Azul
517;1,3;F;Quebrada Azul
518;1,3;F;Río Manso
519;1,3;F;Río Manso
520;1,3;F;Río Manso
521;1,3;F;Río Manso
522;1,3;F;Río Manso
523;1,3;F;Santa Clara Arriba
524;1,3;F;Santa Clara Arriba
525;1,3;F;Santa Clara Arriba
526;1,3;F;Santa Clara Arriba
527;1,3;F;Santa Clara Arriba
528;1,3;F;Santa Clara Arriba
529;1,3;F;Santa Clara Arriba
530;1,3;F;Valle Sereno Cabecera
531;1,3;F;Valle Sereno Cabecera
532;1,3;F;Valle Sereno Cabecera
533;1,3;F;Valle Sereno Cabecera
534;1,3;F;Valle Sereno Cabecera
535;1,3;F;Valle Sereno Cabecera
536;1,3;F;Valle Sereno Cabecera
537;1,3;F;Valle Sereno Cabecera
538;1,3;F;Valle Sereno Cabecera
539;1,3;F;Valle Sereno Cabecera
540;1,3;F;Valle Sereno Cabecera
541;1,3;F;Valle Sereno Cabecera
542;1,3;F;Valle Sereno Cabecera
543;1,3;F;Valle Sereno Cabecera
544;1,3;F;Valle Sereno Cabecera
545;1,3;F;Valle Sereno Cabecera
546;1,3;F;Valle Sereno Cabecera
547;1,3;F;Valle Sereno Cabecera
548;1,3;F;Valle Sereno Cabecera
549;1,3;F;Valle Sereno Cabecera
550;1,3;F;Valle Sereno Cabecera
551;1,3;F;Valle Sereno Cabecera
552;1,3;F;Valle Sereno Cabecera
553;1,3;F;Valle Sereno Cabecera
554;1,3;F;Valle Sereno Cabecera
555;1,3;M;El Trapiche
556;1,3;M;El Trapiche
557;1,3;M;El Trapiche
558;1,3;M;El Trapiche
559;1,3;M;El Trapiche
560;1,3;M;El Trapiche
561;1,3;M;El Trapiche
562;1,3;M;El Trapiche
563;1,3;M;El Trapiche
564;1,3;M;El Trapiche
565;1,3;M;El Trapiche
566;1,3;M;La Cumbre
567;1,3;M;La Cumbre
568;1,3;M;La Cumbre
569;1,3;M;La Cumbre
570;1,3;M;La Cumbre
571;1,3;M;La Cumbre
572;1,3;M;La Cumbre
573;1,3;M;La Cumbre
574;1,3;M;La Cumbre
575;1,3;M;Los Naranjos
576;1,3;M;Los Naranjos
577;1,3;M;Los Naranjos
578;1,3;M;Los Naranjos
579;1,3;M;Los Naranjos
580;1,3;M;Los Naranjos
581;1,3;M;Los Naranjos
582;1,3;M;Los Naranjos
583;1,3;M;Los Naranjos
584;1,3;M;Los Naranjos
585;1,3;M;Los Naranjos
586;1,3;M;Los Naranjos
587;1,3;M;Los Naranjos
588;1,3;M;Los Naranjos
589;1,3;M;Quebrada Azul
590;1,3;M;Quebrada Azul
591;1,3;M;Quebrada Azul
592;1,3;M;Quebrada Azul
593;1,3;M;Quebrada Azul
594;1,3;M;Quebrada Azul
595;1,3;M;Quebrada Azul
596;1,3;M;Quebrada Azul
597;1,3;M;Quebrada Azul
598;1,3;M;Quebrada Azul
599;1,3;M;Quebrada Azul
600;1,3;M;Quebrada Azul
601;1,3;M;Quebrada Azul
602;1,3;M;Quebrada Azul
603;1,3;M;Quebrada Azul
604;1,3;M;Quebrada Azul
605;1,3;M;Río Manso
606;1,3;M;Río Manso
607;1,3;M;Río Manso
608;1,3;M;Río Manso
609;1,3;M;Río Manso
610;1,3;M;Río Manso
611;1,3;M;Río Manso
612;1,3;M;Río Manso
613;1,3;M;Santa Clara Arriba
614;1,3;M;Santa Clara Arriba
615;1,3;M;Santa Clara Arriba
616;1,3;M;Santa Clara Arriba
617;1,3;M;Santa Clara Arriba
618;1,3;M;Santa Clara Arriba
619;1,3;M;Valle Sereno Cabecera
620;1,3;M;Valle Sereno Cabecera
621;1,3;M;Valle Sereno Cabecera
622;1,3;M;Valle Sereno Cabecera
623;1,3;M;Valle Sereno Cabecera
624;1,3;M;Valle Sereno Cabecera
625;1,3;M;Valle Sereno Cabecera
626;1,3;M;Valle Sereno Cabecera
627;1,3;M;Valle Sereno Cabecera
628;1,3;M;Valle Sereno Cabecera
629;1,3;M;Valle Sereno Cabecera
630;1,3;M;Valle Sereno Cabecera
631;1,3;M;Valle Sereno Cabecera
632;1,3;M;Valle Sereno Cabecera
633;1,3;M;Valle Sereno Cabecera
634;1,3;M;Valle Sereno Cabecera
635;1,3;M;Valle Sereno Cabecera
636;1,3;M;Valle Sereno Cabecera
637;1,3;M;Valle Sereno Cabecera
638;1,3;M;Valle Sereno Cabecera
639;1,3;M;Valle Sereno Cabecera
640;1,3;M;Valle Sereno Cabecera
641;1,3;M;Valle Sereno Cabecera
642;1,3;M;Valle Sereno Cabecera
643;1,3;M;Valle Sereno Cabecera
644;1,3;M;Valle Sereno Cabecera
645;1,3;M;Valle Sereno Cabecera
646;1,3;M;Valle Sereno Cabecera
647;1,3;M;Valle Sereno Cabecera
648;1,3;M;Valle Sereno Cabecera
649;1,3,4;F;La Cumbre
650;1,3,4;F;Los Naranjos
651;1,3,4;F;Quebrada Azul
652;1,3,4;F;Río Manso
653;1,3,4;F;Santa Clara Arriba
654;1,3,4;F;Santa Clara Arriba
655;1,3,4;F;Santa Clara Arriba
656;1,3,4;F;Santa Clara Arriba
657;1,3,4;F;Valle Sereno Cabecera
658;1,3,4;F;Valle Sereno Cabecera
659;1,3,4;M;Los Naranjos
660;1,3,4;M;Quebrada Azul
661;1,3,4;M;Quebrada Azul
662;1,3,4;M;Santa Clara Arriba
663;1,3,4;M;Santa Clara Arriba
664;1,3,4;M;Santa Clara Arriba
665;1,3,4;M;Valle Sereno Cabecera
666;1,3,4;M;Valle Sereno Cabecera
667;1,3,5;F;La Cumbre
668;1,3,5;F;Río Manso
669;1,3,5;F;Río Manso
670;1,3,5;F;Valle Sereno Cabecera
671;1,3,5;M;La Cumbre
672;1,3,5;M;Los Naranjos
673;1,3,5;M;Quebrada Azul
674;1,3,5;M;Quebrada Azul
675;1,3,5;M;Río Manso
676;1,3,5;M;Valle Sereno Cabecera
677;1,4;F;El Trapiche
678;1,4;F;El Trapiche
679;1,4;F;La Cumbre
680;1,4;F;Los Naranjos
681;1,4;F;Los Naranjos
682;1,4;F;Los Naranjos
683;1,4;F;Los Naranjos
684;1,4;F;Los Naranjos
685;1,4;F;Los Naranjos
686;1,4;F;Quebrada Azul
687;1,4;F;Quebrada Azul
688;1,4;F;Quebrada Azul
689;1,4;F;Río Manso
690;1,4;F;Río Manso
691;1,4;F;Río Manso
692;1,4;F;Santa Clara Arriba
693;1,4;F;Santa Clara Arriba
694;1,4;F;Santa Clara Arriba
695;1,4;F;Santa Clara Arriba
696;1,4;F;Santa Clara Arriba
697;1,4;F;Santa Clara Arriba
698;1,4;F;Santa Clara Arriba
699;1,4;F;Santa Clara Arriba
700;1,4;F;Santa Clara Arriba
701;1,4;F;Santa Clara Arriba
702;1,4;F;Santa Clara Arriba
703;1,4;F;Valle Sereno Cabecera
704;1,4;F;Valle Sereno Cabecera
705;1,4;F;Valle Sereno Cabecera
706;1,4;F;Valle Sereno Cabecera
707;1,4;F;Valle Sereno Cabecera
708;1,4;F;Valle Sereno Cabecera
709;1,4;F;Valle Sereno Cabecera
710;1,4;F;Valle Sereno Cabecera
711;1,4;F;Valle Sereno Cabecera
712;1,4;F;Valle Sereno Cabecera
713;1,4;F;Valle Sereno Cabecera
714;1,4;M;El Trapiche
715;1,4;M;El Trapiche
716;1,4;M;El Trapiche
717;1,4;M;El Trapiche
718;1,4;M;La Cumbre
719;1,4;M;Los Naranjos
720;1,4;M;Los Naranjos
721;1,4;M;Los Naranjos
722;1,4;M;Los Naranjos
723;1,4;M;Quebrada Azul
724;1,4;M;Quebrada Azul
725;1,4;M;Quebrada Azul
726;1,4;M;Río Manso
727;1,4;M;Río Manso
728;1,4;M;Santa Clara Arriba
729;1,4;M;Santa Clara Arriba
730;1,4;M;Santa Clara Arriba
731;1,4;M;Santa Clara Arriba
732;1,4;M;Santa Clara Arriba
733;1,4;M;Santa Clara Arriba
734;1,4;M;Santa Clara Arriba
735;1,4;M;Santa Clara Arriba
736;1,4;M;Santa Clara Arriba
737;1,4;M;Valle Sereno Cabecera
738;1,4;M;Valle Sereno Cabecera
739;1,4;M;Valle Sereno Cabecera
740;1,4;M;Valle Sereno Cabecera
741;1,4;M;Valle Sereno Cabecera
742;1,4;M;Valle Sereno Cabecera
743;1,4;M;Valle Sereno Cabecera
744;1,4;M;Valle Sereno Cabecera
745;1,4,5;F;Quebrada Azul
746;1,4,5;F;Valle Sereno Cabecera
747;1,4,5;M;Santa Clara Arriba
748;1,4,5;M;Valle Sereno Cabecera
749;1,4,5;M;Valle Sereno Cabecera
750;1,5;F;El Trapiche
751;1,5;F;La Cumbre
752;1,5;F;Quebrada Azul
753;1,5;F;Río Manso
754;1,5;F;Río Manso
755;1,5;F;Valle Sereno Cabecera
756;1,5;F;Valle Sereno Cabecera
757;1,5;F;Valle Sereno Cabecera
758;1,5;M;El Trapiche
759;1,5;M;Los Naranjos
760;1,5;M;Los Naranjos
761;1,5;M;Quebrada Azul
762;1,5;M;Quebrada Azul
763;1,5;M;Valle Sereno Cabecera
764;1,5;M;Valle Sereno Cabecera
765;2;F;El Trapiche
766;2;F;El Trapiche
767;2;F;El Trapiche
768;2;F;El Trapiche
769;2;F;El Trapiche
770;2;F;El Trapiche
771;2;F;El Trapiche
772;2;F;El Trapiche
773;2;F;El Trapiche
774;2;F;El Trapiche
775;2;F;La Cumbre
776;2;F;La Cumbre
777;2;F;La Cumbre
778;2;F;La Cumbre
779;2;F;La Cumbre
780;2;F;La Cumbre
781;2;F;La Cumbre
782;2;F;La Cumbre
783;2;F;La Cumbre
784;2;F;La Cumbre
785;2;F;La Cumbre
786;2;F;La Cumbre
787;2;F;La Cumbre
788;2;F;La Cumbre
789;2;F;La Cumbre
790;2;F;La Cumbre
791;2;F;La Cumbre
792;2;F;Los Naranjos
793;2;F;Los Naranjos
794;2;F;Los Naranjos
795;2;F;Los Naranjos
796;2;F;Los Naranjos
797;2;F;Los Naranjos
798;2;F;Los Naranjos
799;2;F;Los Naranjos
800;2;F;Los Naranjos
801;2;F;Los Naranjos
802;2;F;Los Naranjos
803;2;F;Los Naranjos
804;2;F;Los Naranjos
805;2;F;Los Naranjos
806;2;F;Los Naranjos
807;2;F;Los Naranjos
808;2;F;Los Naranjos
809;2;F;Los Naranjos
810;2;F;Los Naranjos
811;2;F;Los Naranjos
812;2;F;Los Naranjos
813;2;F;Los Naranjos
814;2;F;Los Naranjos
815;2;F;Los Naranjos
816;2;F;Los Naranjos
817;2;F;Los Naranjos
818;2;F;Los Naranjos
819;2;F;Los Naranjos
820;2;F;Quebrada Azul
821;2;F;Quebrada Azul
822;2;F;Quebrada Azul
823;2;F;Quebrada Azul
824;2;F;Quebrada Azul
825;2;F;Quebrada Azul
826;2;F;Quebrada Azul
827;2;F;Quebrada Azul
828;2;F;Río Manso
829;2;F;Río Manso
830;2;F;Río Manso
831;2;F;Río Manso
832;2;F;Río Manso
833;2;F;Río Manso
834;2;F;Río Manso
835;2;F;Río Manso
836;2;F;Río Manso
837;2;F;Río Manso
838;2;F;Río Manso
839;2;F;Río Manso
840;2;F;Río Manso
841;2;F;Santa Clara Arriba
842;2;F;Santa Clara Arriba
843;2;F;Santa Clara Arriba
844;2;F;Santa Clara Arriba
845;2;F;Santa Clara Arriba
846;2;F;Santa Clara Arriba
847;2;F;Santa Clara Arriba
848;2;F;Santa Clara Arriba
849;2;F;Santa Clara Arriba
850;2;F;Santa Clara Arriba
851;2;F;Valle Sereno Cabecera
852;2;F;Valle Sereno Cabecera
853;2;F;Valle Sereno Cabecera
854;2;F;Valle Sereno Cabecera
855;2;F;Valle Sereno Cabecera
856;2;F;Valle Sereno Cabecera
857;2;F;Valle Sereno Cabecera
858;2;F;Valle Sereno Cabecera
859;2;F;Valle Sereno Cabecera
860;2;F;Valle Sereno Cabecera
861;2;F;Valle Sereno Cabecera
862;2;F;Valle Sereno Cabecera
863;2;F;Valle Sereno Cabecera
864;2;F;Valle Sereno Cabecera
865;2;F;Valle Sereno Cabecera
866;2;F;Valle Sereno Cabecera
867;2;F;Valle Sereno Cabecera
868;2;F;Valle Sereno Cabecera
869;2;F;Valle Sereno Cabecera
870;2;F;Valle Sereno Cabecera
871;2;F;Valle Sereno Cabecera
872;2;F;Valle Sereno Cabecera
873;2;F;Valle Sereno Cabecera
874;2;F;Valle Sereno Cabecera
875;2;F;Valle Sereno Cabecera
876;2;F;Valle Sereno Cabecera
877;2;F;Valle Sereno Cabecera
878;2;F;Valle Sereno Cabecera
879;2;F;Valle Sereno Cabecera
880;2;F;Valle Sereno Cabecera
881;2;F;Valle Sereno Cabecera
882;2;F;Valle Sereno Cabecera
883;2;F;Valle Sereno Cabecera
884;2;F;Valle Sereno Cabecera
885;2;F;Valle Sereno Cabecera
886;2;F;Valle Sereno Cabecera
887;2;F;Valle Sereno Cabecera
888;2;F;Valle Sereno Cabecera
889;2;F;Valle Sereno Cabecera
890;2;F;Valle Sereno Cabecera
891;2;F;Valle Sereno Cabecera
892;2;F;Valle Sereno Cabecera
893;2;F;Valle Sereno Cabecera
894;2;F;Valle Sereno Cabecera
895;2;F;Valle Sereno Cabecera
896;2;F;Valle Sereno Cabecera
897;2;F;Valle Sereno Cabecera
898;2;F;Valle Sereno Cabecera
899;2;F;Valle Sereno Cabecera
900;2;F;Valle Sereno Cabecera
901;2;F;Valle Sereno Cabecera
902;2;F;Valle Sereno Cabecera
903;2;F;Valle Sereno Cabecera
904;2;F;Valle Sereno Cabecera
905;2;F;Valle Sereno Cabecera
906;2;F;Valle Sereno Cabecera
907;2;F;Valle Sereno Cabecera
908;2;F;Valle Sereno Cabecera
909;2;F;Valle Sereno Cabecera
910;2;F;Valle Sereno Cabecera
911;2;F;Valle Sereno Cabecera
912;2;F;Valle Sereno Cabecera
913;2;F;Valle Sereno Cabecera
914;2;F;Valle Sereno Cabecera
915;2;F;Valle Sereno Cabecera
916;2;F;Valle Sereno Cabecera
917;2;F;Valle Sereno Cabecera
918;2;F;Valle Sereno Cabecera
919;2;F;Valle Sereno Cabecera
920;2;F;Valle Sereno Cabecera
921;2;F;Valle Sereno Cabecera
922;2;F;Valle Sereno Cabecera
923;2;F;Valle Sereno Cabecera
924;2;F;Valle Sereno Cabecera
925;2;F;Valle Sereno Cabecera
926;2;F;Valle Sereno Cabecera
927;2;F;Valle Sereno Cabecera
928;2;M;El Trapiche
929;2;M;El Trapiche
930;2;M;El Trapiche
931;2;M;El Trapiche
932;2;M;El Trapiche
933;2;M;El Trapiche
934;2;M;El Trapiche
935;2;M;El Trapiche
936;2;M;El Trapiche
937;2;M;El Trapiche
938;2;M;La Cumbre
939;2;M;La Cumbre
940;2;M;La Cumbre
941;2;M;La Cumbre
942;2;M;La Cumbre
943;2;M;La Cumbre
944;2;M;La Cumbre
945;2;M;La Cumbre
946;2;M;La Cumbre
947;2;M;La Cumbre
948;2;M;La Cumbre
949;2;M;La Cumbre
950;2;M;La Cumbre
951;2;M;La Cumbre
952;2;M;La Cumbre
953;2;M;La Cumbre
954;2;M;La Cumbre
955;2;M;Los Naranjos
956;2;M;Los Naranjos
957;2;M;Los Naranjos
958;2;M;Los Naranjos
959;2;M;Los Naranjos
960;2;M;Los Naranjos
961;2;M;Los Naranjos
962;2;M;Los Naranjos
963;2;M;Los Naranjos
964;2;M;Los Naranjos
965;2;M;Los Naranjos
966;2;M;Los Naranjos
967;2;M;Los Naranjos
968;2;M;Los Naranjos
969;2;M;Los Naranjos
970;2;M;Los Naranjos
971;2;M;Los Naranjos
972;2;M;Los Naranjos
973;2;M;Los Naranjos
974;2;M;Los Naranjos
975;2;M;Los Naranjos
976;2;M;Los Naranjos
977;2;M;Los Naranjos
978;2;M;Los Naranjos
979;2;M;Los Naranjos
980;2;M;Los Naranjos
981;2;M;Quebrada Azul
982;2;M;Quebrada Azul
983;2;M;Quebrada Azul
984;2;M;Quebrada Azul
985;2;M;Quebrada Azul
986;2;M;Quebrada Azul
987;2;M;Quebrada Azul
988;2;M;Quebrada Azul
989;2;M;Río Manso
990;2;M;Río Manso
991;2;M;Río Manso
992;2;M;Río Manso
993;2;M;Río Manso
994;2;M;Río Manso
995;2;M;Río Manso
996;2;M;Río Manso
997;2;M;Río Manso
998;2;M;Río Manso
999;2;M;Río Manso
1000;2;M;Río Manso
1001;2;M;Río Manso
1002;2;M;Santa Clara Arriba
1003;2;M;Santa Clara Arriba
1004;2;M;Santa Clara Arriba
1005;2;M;Santa Clara Arriba
1006;2;M;Santa Clara Arriba
1007;2;M;Valle Sereno Cabecera
1008;2;M;Valle Sereno Cabecera
1009;2;M;Valle Sereno Cabecera
1010;2;M;Valle Sereno Cabecera
1011;2;M;Valle Sereno Cabecera
1012;2;M;Valle Sereno Cabecera
1013;2;M;Valle Sereno Cabecera
1014;2;M;Valle Sereno Cabecera
1015;2;M;Valle Sereno Cabecera
1016;2;M;Valle Sereno Cabecera
1017;2;M;Valle Sereno Cabecera
1018;2;M;Valle Sereno Cabecera
1019;2;M;Valle Sereno Cabecera
1020;2;M;Valle Sereno Cabecera
1021;2;M;Valle Sereno Cabecera
1022;2;M;Valle Sereno Cabecera
1023;2;M;Valle Sereno Cabecera
1024;2;M;Valle Sereno Cabecera
1025;2;M;Valle Sereno Cabecera
1026;2;M;Valle Sereno Cabecera
1027;2;M;Valle Sereno Cabecera
1028;2;M;Valle Sereno Cabecera
1029;2;M;Valle Sereno Cabecera
1030;2;M;Valle Sereno Cabecera
1031;2;M;Valle Sereno Cabecera
1032;2;M;Valle Sereno Cabecera
1033;2;M;Valle Sereno Cabecera
1034;2;M;Valle Sereno Cabecera
1035;2;M;Valle Sereno Cabecera
1036;2;M;Valle Sereno Cabecera
1037;2;M;Valle Sereno Cabecera
1038;2;M;Valle Sereno Cabecera
1039;2;M;Valle Sereno Cabecera
1040;2;M;Valle Sereno Cabecera
1041;2;M;Valle Sereno Cabecera
1042;2;M;Valle Sereno Cabecera
1043;2;M;Valle Sereno Cabecera
1044;2;M;Valle Sereno Cabecera
1045;2;M;Valle Sereno Cabecera
1046;2;M;Valle Sereno Cabecera
1047;2;M;Valle Sereno Cabecera
1048;2;M;Valle Sereno Cabecera
1049;2;M;Valle Sereno Cabecera
1050;2;M;Valle Sereno Cabecera
1051;2;M;Valle Sereno Cabecera
1052;2;M;Valle Sereno Cabecera
1053;2;M;Valle Sereno Cabecera
1054;2;M;Valle Sereno Cabecera
1055;2;M;Valle Sereno Cabecera
1056;2;M;Valle Sereno Cabecera
1057;2;M;Valle Sereno Cabecera
1058;2;M;Valle Sereno Cabecera
1059;2;M;Valle Sereno Cabecera
1060;2;M;Valle Sereno Cabecera
1061;2;M;Valle Sereno Cabecera
1062;2;M;Valle Sereno Cabecera
1063;2;M;Valle Sereno Cabecera
1064;2;M;Valle Sereno Cabecera
1065;2;M;Valle Sereno Cabecera
1066;2;M;Valle Sereno Cabecera
1067;2;M;Valle Sereno Cabecera
1068;2;M;Valle Sereno Cabecera
1069;2;M;Valle Sereno Cabecera
1070;2;M;Valle Sereno Cabecera
1071;2;M;Valle Sereno Cabecera
1072;2;M;Valle Sereno Cabecera
1073;2;M;Valle Sereno Cabecera
1074;2;M;Valle Sereno Cabecera
1075;2;M;Valle Sereno Cabecera
1076;2;M;Valle Sereno Cabecera
1077;2;M;Valle Sereno Cabecera
1078;2;M;Valle Sereno Cabecera
1079;2;M;Valle Sereno Cabecera
1080;2;M;Valle Sereno Cabecera
1081;2;M;Valle Sereno Cabecera
1082;2;M;Valle Sereno Cabecera
1083;2;M;Valle Sereno Cabecera
1084;2;M;Valle Sereno Cabecera
1085;2;M;Valle Sereno Cabecera
1086;2;M;Valle Sereno Cabecera
1087;2;M;Valle Sereno Cabecera
1088;2;M;Valle Sereno Cabecera
1089;2;M;Valle Sereno Cabecera
1090;2;M;Valle Sereno Cabecera
1091;2;M;Valle Sereno Cabecera
1092;2;M;Valle Sereno Cabecera
1093;2,3;F;La Cumbre
1094;2,3;F;Los Naranjos
1095;2,3;F;Los Naranjos
1096;2,3;F;Los Naranjos
1097;2,3;F;Quebrada Azul
1098;2,3;F;Valle Sereno Cabecera
1099;2,3;F;Valle Sereno Cabecera
1100;2,3;F;Valle Sereno Cabecera
1101;2,3;F;Valle Sereno Cabecera
1102;2,3;F;Valle Sereno Cabecera
1103;2,3;F;Valle Sereno Cabecera
1104;2,3;F;Valle Sereno Cabecera
1105;2,3;F;Valle Sereno Cabecera
1106;2,3;M;El Trapiche
1107;2,3;M;El Trapiche
1108;2,3;M;La Cumbre
1109;2,3;M;Los Naranjos
1110;2,3;M;Los Naranjos
1111;2,3;M;Quebrada Azul
1112;2,3;M;Quebrada Azul
1113;2,3;M;Quebrada Azul
1114;2,3;M;Río Manso
1115;2,3;M;Río Manso
1116;2,3;M;Río Manso
1117;2,3;M;Río Manso
1118;2,3;M;Santa Clara Arriba
1119;2,3;M;Valle Sereno Cabecera
1120;2,3;M;Valle Sereno Cabecera
1121;2,3;M;Valle Sereno Cabecera
1122;2,3;M;Valle Sereno Cabecera
1123;2,3;M;Valle Sereno Cabecera
1124;2,3;M;Valle Sereno Cabecera
1125;2,3;M;Valle Sereno Cabecera
1126;2,3;M;Valle Sereno Cabecera
1127;2,3,4;F;Río Manso
1128;2,3,5;F;El Trapiche
1129;2,3,5;F;Valle Sereno Cabecera
1130;2,3,5;F;Valle Sereno Cabecera
1131;2,3,5;F;Valle Sereno Cabecera
1132;2,3,5;M;Los Naranjos
1133;2,4;F;El Trapiche
1134;2,4;F;La Cumbre
1135;2,4;F;Los Naranjos
1136;2,4;F;Quebrada Azul
1137;2,4;F;Río Manso
1138;2,4;F;Río Manso
1139;2,4;F;Santa Clara Arriba
1140;2,4;F;Santa Clara Arriba
1141;2,4;F;Santa Clara Arriba
1142;2,4;F;Santa Clara Arriba
1143;2,4;F;Santa Clara Arriba
1144;2,4;F;Valle Sereno Cabecera
1145;2,4;F;Valle Sereno Cabecera
1146;2,4;F;Valle Sereno Cabecera
1147;2,4;F;Valle Sereno Cabecera
1148;2,4;F;Valle Sereno Cabecera
1149;2,4;F;Valle Sereno Cabecera
1150;2,4;M;El Trapiche
1151;2,4;M;La Cumbre
1152;2,4;M;Los Naranjos
1153;2,4;M;Los Naranjos
1154;2,4;M;Río Manso
1155;2,4;M;Santa Clara Arriba
1156;2,4;M;Santa Clara Arriba
1157;2,4;M;Santa Clara Arriba
1158;2,4;M;Santa Clara Arriba
1159;2,4;M;Santa Clara Arriba
1160;2,4;M;Santa Clara Arriba
1161;2,4;M;Valle Sereno Cabecera
1162;2,4;M;Valle Sereno Cabecera
1163;2,4;M;Valle Sereno Cabecera
1164;2,4;M;Valle Sereno Cabecera
1165;2,4;M;Valle Sereno Cabecera
1166;2,4;M;Valle Sereno Cabecera
1167;2,4;M;Valle Sereno Cabecera
1168;2,4;M;Valle Sereno Cabecera
1169;2,4;M;Valle Sereno Cabecera
1170;2,4;M;Valle Sereno Cabecera
1171;2,4;M;Valle Sereno Cabecera
1172;2,4;M;Valle Sereno Cabecera
1173;2,4;M;Valle Sereno Cabecera
1174;2,4,5;F;Santa Clara Arriba
1175;2,4,5;F;Valle Sereno Cabecera
1176;2,4,5;F;Valle Sereno Cabecera
1177;2,4,5;M;Los Naranjos
1178;2,4,5;M;Santa Clara Arriba
1179;2,4,5;M;Santa Clara Arriba
1180;2,4,5;M;Santa Clara Arriba
1181;2,4,5;M;Valle Sereno Cabecera
1182;2,4,5;M;Valle Sereno Cabecera
1183;2,5;F;El Trapiche
1184;2,5;F;El Trapiche
1185;2,5;F;El Trapiche
1186;2,5;F;El Trapiche
1187;2,5;F;El Trapiche
1188;2,5;F;El Trapiche
1189;2,5;F;La Cumbre
1190;2,5;F;La Cumbre
1191;2,5;F;La Cumbre
1192;2,5;F;La Cumbre
1193;2,5;F;La Cumbre
1194;2,5;F;Los Naranjos
1195;2,5;F;Los Naranjos
1196;2,5;F;Los Naranjos
1197;2,5;F;Los Naranjos
1198;2,5;F;Los Naranjos
1199;2,5;F;Los Naranjos
1200;2,5;F;Los Naranjos
1201;2,5;F;Los Naranjos
1202;2,5;F;Quebrada Azul
1203;2,5;F;Quebrada Azul
1204;2,5;F;Quebrada Azul
1205;2,5;F;Quebrada Azul
1206;2,5;F;Quebrada Azul
1207;2,5;F;Río Manso
1208;2,5;F;Río Manso
1209;2,5;F;Río Manso
1210;2,5;F;Río Manso
1211;2,5;F;Río Manso
1212;2,5;F;Río Manso
1213;2,5;F;Santa Clara Arriba
1214;2,5;F;Santa Clara Arriba
1215;2,5;F;Valle Sereno Cabecera
1216;2,5;F;Valle Sereno Cabecera
1217;2,5;F;Valle Sereno Cabecera
1218;2,5;F;Valle Sereno Cabecera
1219;2,5;F;Valle Sereno Cabecera
1220;2,5;F;Valle Sereno Cabecera
1221;2,5;F;Valle Sereno Cabecera
1222;2,5;F;Valle Sereno Cabecera
1223;2,5;F;Valle Sereno Cabecera
1224;2,5;F;Valle Sereno Cabecera
1225;2,5;F;Valle Sereno Cabecera
1226;2,5;F;Valle Sereno Cabecera
1227;2,5;F;Valle Sereno Cabecera
1228;2,5;F;Valle Sereno Cabecera
1229;2,5;F;Valle Sereno Cabecera
1230;2,5;F;Valle Sereno Cabecera
1231;2,5;F;Valle Sereno Cabecera
1232;2,5;F;Valle Sereno Cabecera
1233;2,5;F;Valle Sereno Cabecera
1234;2,5;F;Valle Sereno Cabecera
1235;2,5;F;Valle Sereno Cabecera
1236;2,5;F;Valle Sereno Cabecera
1237;2,5;F;Valle Sereno Cabecera
1238;2,5;F;Valle Sereno Cabecera
1239;2,5;M;El Trapiche
1240;2,5;M;El Trapiche
1241;2,5;M;El Trapiche
1242;2,5;M;La Cumbre
1243;2,5;M;La Cumbre
1244;2,5;M;Los Naranjos
1245;2,5;M;Los Naranjos
1246;2,5;M;Los Naranjos
1247;2,5;M;Los Naranjos
1248;2,5;M;Los Naranjos
1249;2,5;M;Los Naranjos
1250;2,5;M;Los Naranjos
1251;2,5;M;Los Naranjos
1252;2,5;M;Los Naranjos
1253;2,5;M;Los Naranjos
1254;2,5;M;Los Naranjos
1255;2,5;M;Los Naranjos
1256;2,5;M;Quebrada Azul
1257;2,5;M;Quebrada Azul
1258;2,5;M;Quebrada Azul
1259;2,5;M;Quebrada Azul
1260;2,5;M;Río Manso
1261;2,5;M;Río Manso
1262;2,5;M;Río Manso
1263;2,5;M;Río Manso
1264;2,5;M;Río Manso
1265;2,5;M;Río Manso
1266;2,5;M;Santa Clara Arriba
1267;2,5;M;Santa Clara Arriba
1268;2,5;M;Santa Clara Arriba
1269;2,5;M;Santa Clara Arriba
1270;2,5;M;Santa Clara Arriba
1271;2,5;M;Santa Clara Arriba
1272;2,5;M;Valle Sereno Cabecera
1273;2,5;M;Valle Sereno Cabecera
1274;2,5;M;Valle Sereno Cabecera
1275;2,5;M;Valle Sereno Cabecera
1276;2,5;M;Valle Sereno Cabecera
1277;2,5;M;Valle Sereno Cabecera
1278;2,5;M;Valle Sereno Cabecera
1279;2,5;M;Valle Sereno Cabecera
1280;2,5;M;Valle Sereno Cabecera
1281;2,5;M;Valle Sereno Cabecera
1282;2,5;M;Valle Sereno Cabecera
1283;2,5;M;Valle Sereno Cabecera
1284;2,5;M;Valle Sereno Cabecera
1285;2,5;M;Valle Sereno Cabecera
1286;2,5;M;Valle Sereno Cabecera
1287;2,5;M;Valle Sereno Cabecera
1288;2,5;M;Valle Sereno Cabecera
1289;2,5;M;Valle Sereno Cabecera
1290;2,5;M;Valle Sereno Cabecera
1291;2,5;M;Valle Sereno Cabecera
1292;2,5;M;Valle Sereno Cabecera
1293;2,5;M;Valle Sereno Cabecera
1294;2,5;M;Valle Sereno Cabecera
1295;2,5;M;Valle Sereno Cabecera
1296;2,5;M;Valle Sereno Cabecera
1297;2,5;M;Valle Sereno Cabecera
1298;3;F;El Trapiche
1299;3;F;El Trapiche
1300;3;F;El Trapiche
1301;3;F;El Trapiche
1302;3;F;El Trapiche
1303;3;F;La Cumbre
1304;3;F;La Cumbre
1305;3;F;La Cumbre
1306;3;F;La Cumbre
1307;3;F;La Cumbre
1308;3;F;La Cumbre
1309;3;F;Los Naranjos
1310;3;F;Los Naranjos
1311;3;F;Los Naranjos
1312;3;F;Los Naranjos
1313;3;F;Los Naranjos
1314;3;F;Los Naranjos
1315;3;F;Los Naranjos
1316;3;F;Los Naranjos
1317;3;F;Los Naranjos
1318;3;F;Quebrada Azul
1319;3;F;Quebrada Azul
1320;3;F;Quebrada Azul
1321;3;F;Quebrada Azul
1322;3;F;Quebrada Azul
1323;3;F;Quebrada Azul
1324;3;F;Río Manso
1325;3;F;Río Manso
1326;3;F;Río Manso
1327;3;F;Río Manso
1328;3;F;Río Manso
1329;3;F;Río Manso
1330;3;F;Río Manso
1331;3;F;Río Manso
1332;3;F;Río Manso
1333;3;F;Río Manso
1334;3;F;Santa Clara Arriba
1335;3;F;Santa Clara Arriba
1336;3;F;Santa Clara Arriba
1337;3;F;Santa Clara Arriba
1338;3;F;Santa Clara Arriba
1339;3;F;Santa Clara Arriba
1340;3;F;Santa Clara Arriba
1341;3;F;Valle Sereno Cabecera
1342;3;F;Valle Sereno Cabecera
1343;3;F;Valle Sereno Cabecera
1344;3;F;Valle Sereno Cabecera
1345;3;F;Valle Sereno Cabecera
1346;3;F;Valle Sereno Cabecera
1347;3;F;Valle Sereno Cabecera
1348;3;F;Valle Sereno Cabecera
1349;3;F;Valle Sereno Cabecera
1350;3;F;Valle Sereno Cabecera
1351;3;F;Valle Sereno Cabecera
1352;3;F;Valle Sereno Cabecera
1353;3;F;Valle Sereno Cabecera
1354;3;F;Valle Sereno Cabecera
1355;3;F;Valle Sereno Cabecera
1356;3;F;Valle Sereno Cabecera
1357;3;F;Valle Sereno Cabecera
1358;3;F;Valle Sereno Cabecera
1359;3;F;Valle Sereno Cabecera
1360;3;F;Valle Sereno Cabecera
1361;3;F;Valle Sereno Cabecera
1362;3;F;Valle Sereno Cabecera
1363;3;F;Valle Sereno Cabecera
1364;3;F;Valle Sereno Cabecera
1365;3;F;Valle Sereno Cabecera
1366;3;F;Valle Sereno Cabecera
1367;3;F;Valle Sereno Cabecera
1368;3;F;Valle Sereno Cabecera
1369;3;M;El Trapiche
1370;3;M;El Trapiche
1371;3;M;El Trapiche
1372;3;M;La Cumbre
1373;3;M;La Cumbre
1374;3;M;La Cumbre
1375;3;M;La Cumbre
1376;3;M;La Cumbre
1377;3;M;La Cumbre
1378;3;M;La Cumbre
1379;3;M;La Cumbre
1380;3;M;Los Naranjos
1381;3;M;Los Naranjos
1382;3;M;Los Naranjos
1383;3;M;Los Naranjos
1384;3;M;Los Naranjos
1385;3;M;Quebrada Azul
1386;3;M;Quebrada Azul
1387;3;M;Quebrada Azul
1388;3;M;Quebrada Azul
1389;3;M;Quebrada Azul
1390;3;M;Quebrada Azul
1391;3;M;Quebrada Azul
1392;3;M;Quebrada Azul
1393;3;M;Río Manso
1394;3;M;Río Manso
1395;3;M;Río Manso
1396;3;M;Río Manso
1397;3;M;Río Manso
1398;3;M;Río Manso
1399;3;M;Santa Clara Arriba
1400;3;M;Santa Clara Arriba
1401;3;M;Valle Sereno Cabecera
1402;3;M;Valle Sereno Cabecera
1403;3;M;Valle Sereno Cabecera
1404;3;M;Valle Sereno Cabecera
1405;3;M;Valle Sereno Cabecera
1406;3;M;Valle Sereno Cabecera
1407;3;M;Valle Sereno Cabecera
1408;3;M;Valle Sereno Cabecera
1409;3;M;Valle Sereno Cabecera
1410;3;M;Valle Sereno Cabecera
1411;3;M;Valle Sereno Cabecera
1412;3;M;Valle Sereno Cabecera
1413;3;M;Valle Sereno Cabecera
1414;3;M;Valle Sereno Cabecera
1415;3;M;Valle Sereno Cabecera
1416;3;M;Valle Sereno Cabecera
1417;3;M;Valle Sereno Cabecera
1418;3;M;Valle Sereno Cabecera
1419;3;M;Valle Sereno Cabecera
1420;3;M;Valle Sereno Cabecera
1421;3;M;Valle Sereno Cabecera
1422;3;M;Valle Sereno Cabecera
1423;3;M;Valle Sereno Cabecera
1424;3;M;Valle Sereno Cabecera
1425;3,4;F;Río Manso
1426;3,4;F;Santa Clara Arriba
1427;3,4;F;Santa Clara Arriba
1428;3,4;F;Valle Sereno Cabecera
1429;3,4;M;El Trapiche
1430;3,4;M;La Cumbre
1431;3,4;M;Los Naranjos
1432;3,4;M;Santa Clara Arriba
1433;3,4;M;Valle Sereno Cabecera
1434;3,5;F;Valle Sereno Cabecera
1435;3,5;F;Valle Sereno Cabecera
1436;3,5;M;El Trapiche
1437;3,5;M;Los Naranjos
1438;3,5;M;Los Naranjos
1439;4;F;El Trapiche
1440;4;F;El Trapiche
1441;4;F;El Trapiche
1442;4;F;El Trapiche
1443;4;F;El Trapiche
1444;4;F;El Trapiche
1445;4;F;El Trapiche
1446;4;F;El Trapiche
1447;4;F;El Trapiche
1448;4;F;La Cumbre
1449;4;F;La Cumbre
1450;4;F;La Cumbre
1451;4;F;La Cumbre
1452;4;F;Los Naranjos
1453;4;F;Los Naranjos
1454;4;F;Los Naranjos
1455;4;F;Los Naranjos
1456;4;F;Los Naranjos
1457;4;F;Los Naranjos
1458;4;F;Los Naranjos
1459;4;F;Los Naranjos
1460;4;F;Los Naranjos
1461;4;F;Los Naranjos
1462;4;F;Quebrada Azul
1463;4;F;Río Manso
1464;4;F;Río Manso
1465;4;F;Río Manso
1466;4;F;Santa Clara Arriba
1467;4;F;Santa Clara Arriba
1468;4;F;Santa Clara Arriba
1469;4;F;Santa Clara Arriba
1470;4;F;Santa Clara Arriba
1471;4;F;Santa Clara Arriba
1472;4;F;Santa Clara Arriba
1473;4;F;Santa Clara Arriba
1474;4;F;Santa Clara Arriba
1475;4;F;Santa Clara Arriba
1476;4;F;Santa Clara Arriba
1477;4;F;Santa Clara Arriba
1478;4;F;Santa Clara Arriba
1479;4;F;Santa Clara Arriba
1480;4;F;Santa Clara Arriba
1481;4;F;Santa Clara Arriba
1482;4;F;Santa Clara Arriba
1483;4;F;Santa Clara Arriba
1484;4;F;Santa Clara Arriba
1485;4;F;Santa Clara Arriba
1486;4;F;Santa Clara Arriba
1487;4;F;Santa Clara Arriba
1488;4;F;Santa Clara Arriba
1489;4;F;Santa Clara Arriba
1490;4;F;Santa Clara Arriba
1491;4;F;Santa Clara Arriba
1492;4;F;Santa Clara Arriba
1493;4;F;Santa Clara Arriba
1494;4;F;Santa Clara Arriba
1495;4;F;Santa Clara Arriba
1496;4;F;Santa Clara Arriba
1497;4;F;Santa Clara Arriba
1498;4;F;Santa Clara Arriba
1499;4;F;Valle Sereno Cabecera
1500;4;F;Valle Sereno Cabecera
1501;4;F;Valle Sereno Cabecera
1502;4;F;Valle Sereno Cabecera
1503;4;F;Valle Sereno Cabecera
1504;4;F;Valle Sereno Cabecera
1505;4;F;Valle Sereno Cabecera
1506;4;F;Valle Sereno Cabecera
1507;4;F;Valle Sereno Cabecera
1508;4;F;Valle Sereno Cabecera
1509;4;F;Valle Sereno Cabecera
1510;4;F;Valle Sereno Cabecera
1511;4;F;Valle Sereno Cabecera
1512;4;M;El Trapiche
1513;4;M;El Trapiche
1514;4;M;El Trapiche
1515;4;M;El Trapiche
1516;4;M;La Cumbre
1517;4;M;La Cumbre
1518;4;M;La Cumbre
1519;4;M;Los Naranjos
1520;4;M;Los Naranjos
1521;4;M;Los Naranjos
1522;4;M;Los Naranjos
1523;4;M;Los Naranjos
1524;4;M;Los Naranjos
1525;4;M;Los Naranjos
1526;4;M;Los Naranjos
1527;4;M;Quebrada Azul
1528;4;M;Quebrada Azul
1529;4;M;Quebrada Azul
1530;4;M;Quebrada Azul
1531;4;M;Quebrada Azul
1532;4;M;Río Manso
1533;4;M;Río Manso
1534;4;M;Río Manso
1535;4;M;Río Manso
1536;4;M;Santa Clara Arriba
1537;4;M;Santa Clara Arriba
1538;4;M;Santa Clara Arriba
1539;4;M;Santa Clara Arriba
1540;4;M;Santa Clara Arriba
1541;4;M;Santa Clara Arriba
1542;4;M;Santa Clara Arriba
1543;4;M;Santa Clara Arriba
1544;4;M;Santa Clara Arriba
1545;4;M;Santa Clara Arriba
1546;4;M;Santa Clara Arriba
1547;4;M;Santa Clara Arriba
1548;4;M;Santa Clara Arriba
1549;4;M;Santa Clara Arriba
1550;4;M;Santa Clara Arriba
1551;4;M;Santa Clara Arriba
1552;4;M;Santa Clara Arriba
1553;4;M;Santa Clara Arriba
1554;4;M;Santa Clara Arriba
1555;4;M;Santa Clara Arriba
1556;4;M;Santa Clara Arriba
1557;4;M;Santa Clara Arriba
1558;4;M;Santa Clara Arriba
1559;4;M;Santa Clara Arriba
1560;4;M;Santa Clara Arriba
1561;4;M;Santa Clara Arriba
1562;4;M;Santa Clara Arriba
1563;4;M;Santa Clara Arriba
1564;4;M;Valle Sereno Cabecera
1565;4;M;Valle Sereno Cabecera
1566;4;M;Valle Sereno Cabecera
1567;4;M;Valle Sereno Cabecera
1568;4;M;Valle Sereno Cabecera
1569;4;M;Valle Sereno Cabecera
1570;4;M;Valle Sereno Cabecera
1571;4;M;Valle Sereno Cabecera
1572;4;M;Valle Sereno Cabecera
1573;4;M;Valle Sereno Cabecera
1574;4;M;Valle Sereno Cabecera
1575;4;M;Valle Sereno Cabecera
1576;4;M;Valle Sereno Cabecera
1577;4;M;Valle Sereno Cabecera
1578;4;M;Valle Sereno Cabecera
1579;4;M;Valle Sereno Cabecera
1580;4;M;Valle Sereno Cabecera
1581;4;M;Valle Sereno Cabecera
1582;4;M;Valle Sereno Cabecera
1583;4;M;Valle Sereno Cabecera
1584;4;M;Valle Sereno Cabecera
1585;4;M;Valle Sereno Cabecera
1586;4;M;Valle Sereno Cabecera
1587;4;M;Valle Sereno Cabecera
1588;4,5;F;Quebrada Azul
1589;4,5;F;Santa Clara Arriba
1590;4,5;M;Santa Clara Arriba
1591;4,5;M;Santa Clara Arriba
1592;4,5;M;Valle Sereno Cabecera
1593;4,5;M;Valle Sereno Cabecera
1594;4,5;M;Valle Sereno Cabecera
1595;4,5;M;Valle Sereno Cabecera
1596;5;F;El Trapiche
1597;5;F;El Trapiche
1598;5;F;La Cumbre
1599;5;F;La Cumbre
1600;5;F;Los Naranjos
1601;5;F;Los Naranjos
1602;5;F;Los Naranjos
1603;5;F;Los Naranjos
1604;5;F;Quebrada Azul
1605;5;F;Quebrada Azul
1606;5;F;Quebrada Azul
1607;5;F;Río Manso
1608;5;F;Santa Clara Arriba
1609;5;F;Santa Clara Arriba
1610;5;F;Santa Clara Arriba
1611;5;F;Valle Sereno Cabecera
1612;5;F;Valle Sereno Cabecera
1613;5;F;Valle Sereno Cabecera
1614;5;F;Valle Sereno Cabecera
1615;5;F;Valle Sereno Cabecera
1616;5;F;Valle Sereno Cabecera
1617;5;F;Valle Sereno Cabecera
1618;5;F;Valle Sereno Cabecera
1619;5;F;Valle Sereno Cabecera
1620;5;F;Valle Sereno Cabecera
1621;5;F;Valle Sereno Cabecera
1622;5;F;Valle Sereno Cabecera
1623;5;F;Valle Sereno Cabecera
1624;5;F;Valle Sereno Cabecera
1625;5;F;Valle Sereno Cabecera
1626;5;F;Valle Sereno Cabecera
1627;5;F;Valle Sereno Cabecera
1628;5;F;Valle Sereno Cabecera
1629;5;F;Valle Sereno Cabecera
1630;5;F;Valle Sereno Cabecera
1631;5;F;Valle Sereno Cabecera
1632;5;F;Valle Sereno Cabecera
1633;5;F;Valle Sereno Cabecera
1634;5;F;Valle Sereno Cabecera
1635;5;F;Valle Sereno Cabecera
1636;5;M;El Trapiche
1637;5;M;El Trapiche
1638;5;M;El Trapiche
1639;5;M;El Trapiche
1640;5;M;El Trapiche
1641;5;M;El Trapiche
1642;5;M;El Trapiche
1643;5;M;La Cumbre
1644;5;M;La Cumbre
1645;5;M;La Cumbre
1646;5;M;Los Naranjos
1647;5;M;Los Naranjos
1648;5;M;Los Naranjos
1649;5;M;Los Naranjos
1650;5;M;Los Naranjos
1651;5;M;Los Naranjos
1652;5;M;Los Naranjos
1653;5;M;Quebrada Azul
1654;5;M;Quebrada Azul
1655;5;M;Quebrada Azul
1656;5;M;Quebrada Azul
1657;5;M;Río Manso
1658;5;M;Río Manso
1659;5;M;Río Manso
1660;5;M;Río Manso
1661;5;M;Río Manso
1662;5;M;Río Manso
1663;5;M;Río Manso
1664;5;M;Santa Clara Arriba
1665;5;M;Santa Clara Arriba
1666;5;M;Santa Clara Arriba
1667;5;M;Valle Sereno Cabecera
1668;5;M;Valle Sereno Cabecera
1669;5;M;Valle Sereno Cabecera
1670;5;M;Valle Sereno Cabecera
1671;5;M;Valle Sereno Cabecera
1672;5;M;Valle Sereno Cabecera
1673;5;M;Valle Sereno Cabecera
1674;5;M;Valle Sereno Cabecera
1675;5;M;Valle Sereno Cabecera
1676;5;M;Valle Sereno Cabecera
1677;5;M;Valle Sereno Cabecera
1678;5;M;Valle Sereno Cabecera
1679;5;M;Valle Sereno Cabecera
1680;5;M;Valle Sereno Cabecera
1681;5;M;Valle Sereno Cabecera
1682;5;M;Valle Sereno Cabecera
1683;5;M;Valle Sereno Cabecera
1684;5;M;Valle Sereno Cabecera
