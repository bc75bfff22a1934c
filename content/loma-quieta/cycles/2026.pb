META
key;value
description;Presupuesto participativo 2026 de Loma Quieta (datos inventados)
country;Panamá
unit;Loma Quieta
instance;2026
num_projects;12
num_votes;418
budget;58000
vote_type;approval
rule;greedy
date_begin;05.10.2025
date_end;05.10.2025
min_length;1
max_length;7
currency;PAB
PROJECTS
project_id;cost;votes;name;selected;neighborhood
1;16800;243;Acueducto nuevo para Cerro Hueco;1;Cerro Hueco
2;2150;121;Banco de semillas criollas en La Pintada Baja;0;La Pintada Baja
3;1850;169;Maletín y linterna para las parteras;1;Cerro Hueco
4;9600;201;Arreglo del camino a Pueblo Viejo;1;Pueblo Viejo
5;13250;187;Terminar la casa comunal de Agua Fría;1;Agua Fría
6;5200;112;Fogones que no llenan la casa de humo;0;Cerro Hueco
7;5950;88;Internet abierto en el parque de la Cabecera;0;Cabecera
8;4800;176;Intérprete de ngäbere en la Alcaldía y el Concejo;1;Cerro Hueco
9;3950;158;Un puesto para las artesanas a la entrada del pueblo;1;Cabecera
10;6900;139;Letrinas y lavamanos en la escuela de Pueblo Viejo;1;Pueblo Viejo
11;2450;131;Refugio para esperar el bus en La Pintada Baja;0;La Pintada Baja
12;16900;94;Techar la cancha de la Cabecera;0;Cabecera
VOTES
voter_id;vote;age;sex;neighborhood;voting_method
1;1,2,3,7,9,12;50;M;Cabecera;paper
2;1,4,7,11,12;38;M;Cabecera;paper
3;1,4,5,7,11;74;M;Cabecera;paper
4;1,3,5,7,11,12;45;M;Cabecera;paper
5;2,5,6,8;25;M;Cabecera;paper
6;7,8,9,12;28;M;Cabecera;paper
7;2,3,5,9,11;61;F;Cabecera;paper
8;2,7,9,10,12;61;M;Cabecera;paper
9;1,3,5,9,10;31;M;Cabecera;paper
10;3,6,7,9,11,12;34;F;Cabecera;paper
11;1,4,6,8,12;19;F;Cabecera;paper
12;4,9,11,12;25;M;Cabecera;paper
13;7,9,10,11;22;F;Cabecera;paper
14;3,4,5,8,11,12;34;F;Cabecera;paper
15;4,5,9,10,12;74;M;Cabecera;paper
16;1,2,5,9,12;55;F;Cabecera;paper
17;3,5,7,8,11,12;74;M;Cabecera;paper
18;4,5,7,8,11,12;45;M;Cabecera;paper
19;1,2,7,9,12;38;M;Cabecera;paper
20;1,6,7,9,12;68;M;Cabecera;paper
21;1,2,8,9,10,12;68;M;Cabecera;paper
22;1,4,7,8,9,11;28;M;Cabecera;paper
23;5,7,9,10,12;31;M;Cabecera;paper
24;1,3,7,9,11;19;M;Cabecera;paper
25;1,5,7,9,12;42;F;Cabecera;paper
26;1,2,8,9,12;22;M;Cabecera;paper
27;1,2,4,8,12;50;M;Cabecera;paper
28;7,9,12;34;F;Cabecera;paper
29;5,6,9,11;50;F;Cabecera;paper
30;4,5,8;19;M;Cabecera;paper
31;4,6,7,9,10,12;74;F;Cabecera;paper
32;5,7,9,12;17;M;Cabecera;paper
33;1,4,5,7,9,11,12;50;F;Cabecera;paper
34;3,5,7,11;19;M;Cabecera;paper
35;3,5,7,8;34;M;Cabecera;paper
36;1,3,9,11,12;42;F;Cabecera;paper
37;7,9,10,12;31;F;Cabecera;paper
38;1,2,3,7,8;25;F;Cabecera;paper
39;3,5,9,11,12;50;F;Cabecera;paper
40;1,2,5,7,8,9,12;25;M;Cabecera;paper
41;1,3,4,7;34;F;Cabecera;paper
42;7,9,10,11;55;F;Cabecera;paper
43;3,7,8,9,12;19;M;Cabecera;paper
44;4,7,8,9,12;19;M;Cabecera;paper
45;1,3,7,11,12;17;M;Cabecera;paper
46;1,3,7,9;28;M;Cabecera;paper
47;1,2,3,12;34;F;Cabecera;paper
48;3,4,7,11,12;28;M;Cabecera;paper
49;5,6,7,9,10,12;19;F;Cabecera;paper
50;4,9,10,12;45;F;Cabecera;paper
51;1,4,7,8,9;28;M;Cabecera;paper
52;3,4,7,9,10,12;74;F;Cabecera;paper
53;2,5,7,8,9,12;22;M;Cabecera;paper
54;2,5,6,9,11;19;F;Cabecera;paper
55;1,2,4,5,10;34;M;Cabecera;paper
56;1,4,7,9;50;M;Cabecera;paper
57;9,12;55;M;Cabecera;paper
58;1,4,7,8,9,12;45;M;Cabecera;paper
59;2,8,9,12;61;M;Cabecera;paper
60;5,7,8,9,10;19;F;Cabecera;paper
61;1,3,4,7,8,9;25;M;Cabecera;paper
62;2,4,5,6;25;F;Cabecera;paper
63;1,9,11;31;M;Cabecera;paper
64;1,7,8,10;55;F;Cabecera;paper
65;1,2,4,5,7,12;34;F;Cabecera;paper
66;7,8,9;22;F;Cabecera;paper
67;1,4,7,12;38;M;Cabecera;paper
68;4,7,9,12;17;M;Cabecera;paper
69;1,3,5,9,12;19;F;Cabecera;paper
70;5,7,8,9,10,12;68;M;Cabecera;paper
71;1,4,9,11;50;M;Cabecera;paper
72;2,5,7,9,12;50;F;Cabecera;paper
73;4,7,8,9;55;M;Cabecera;paper
74;7,8,9,10;19;F;Cabecera;paper
75;4,7,9;19;M;Cabecera;paper
76;1,5,8,9;17;M;Cabecera;paper
77;1,3,4,6,8,9,12;17;F;Cabecera;paper
78;1,3,6,7,9;19;F;Cabecera;paper
79;1,5,8,9,11,12;45;F;Cabecera;paper
80;3,7,9,12;68;F;Cabecera;paper
81;5,8,9,11,12;50;M;Cabecera;paper
82;3,5,7,9,10,11;28;M;Cabecera;paper
83;1,3,4,9,12;38;F;Cabecera;paper
84;4,5,7,12;22;F;Cabecera;paper
85;7,8,9,12;31;M;Cabecera;paper
86;1,5,9,10,12;45;F;Cabecera;paper
87;1,2,7,9,11,12;50;M;Cabecera;paper
88;1,2,4,8,12;42;M;Cabecera;paper
89;6,7,8,9;34;F;Cabecera;paper
90;4,6,7,9;50;M;Cabecera;paper
91;1,3,5,9;17;F;Cabecera;paper
92;3,9,10,11;28;M;Cabecera;paper
93;1,4,9,12;61;F;Cabecera;paper
94;1,2,5,7,9;61;F;Cabecera;paper
95;2,9,10,11;42;F;Cabecera;paper
96;1,8,9,11,12;25;F;Cabecera;paper
97;4,6,9,12;42;F;Cabecera;paper
98;7,9,12;28;F;Cabecera;paper
99;3,4,9,10,12;68;M;Cabecera;paper
100;3,7,9,11,12;68;F;Cabecera;paper
101;7,9,12;38;F;Cabecera;paper
102;1,6,9,12;55;M;Cabecera;paper
103;1,2,8,9,12;55;F;Cabecera;paper
104;7,9,10;68;F;Cabecera;paper
105;1,4,7,9,10,11,12;55;F;Cabecera;paper
106;2,5,7,9,10;38;F;Cabecera;paper
107;1,3,9,11,12;19;F;Cabecera;paper
108;1,4,5,7,9,12;55;M;Cabecera;paper
109;2,6,9,11,12;68;M;Cabecera;paper
110;4,5,7,9,11,12;61;F;Cabecera;paper
111;1,2,5,7,9,12;50;F;Cabecera;paper
112;3,7,8,9,12;50;F;Cabecera;paper
113;1,3,4,7,8,11;55;M;Cabecera;paper
114;2,3,5,7,9;28;M;Cabecera;paper
115;1,3,5,9;31;F;Cabecera;paper
116;8,9,12;34;M;Cabecera;paper
117;1,4,9;34;F;Cabecera;paper
118;1,5,9,10,12;61;M;Cabecera;paper
119;4,5,9,12;31;F;Cabecera;paper
120;1,4;38;M;Cabecera;paper
121;1,3,8,10;55;M;Cerro Hueco;paper
122;1,2,4,8,12;38;M;Cerro Hueco;paper
123;1,3,6,10,11;31;M;Cerro Hueco;paper
124;1,3,4,6,8;28;F;Cerro Hueco;paper
125;1,2,3,6,8;17;M;Cerro Hueco;paper
126;1,3,8;74;F;Cerro Hueco;paper
127;1,2,3,4,8;68;F;Cerro Hueco;paper
128;1,3,4,5,6,8;68;F;Cerro Hueco;paper
129;1,3,8,9,11;28;F;Cerro Hueco;paper
130;1,3;22;F;Cerro Hueco;paper
131;1,3,4,6,8,9;22;M;Cerro Hueco;paper
132;1,4,5,8;55;M;Cerro Hueco;paper
133;1,3,4,5,6,10;31;F;Cerro Hueco;paper
134;1,3,5,6;17;M;Cerro Hueco;paper
135;1,2,5,6,8;31;M;Cerro Hueco;paper
136;1,3,4,6,8,11;68;M;Cerro Hueco;paper
137;1,4,5,6,8;74;M;Cerro Hueco;paper
138;1,3,6,8;34;F;Cerro Hueco;paper
139;1,3,8,11;25;M;Cerro Hueco;paper
140;1,2,6,8,10;61;F;Cerro Hueco;paper
141;1,3,4,6,8,10;42;M;Cerro Hueco;paper
142;1,2,3,6,8,11;19;F;Cerro Hueco;paper
143;1,3,6,8;38;F;Cerro Hueco;paper
144;1,3,4,8;45;F;Cerro Hueco;paper
145;1,3,6,8,9;17;F;Cerro Hueco;paper
146;1,3,4,6,9;34;M;Cerro Hueco;paper
147;1,2,4,6,8;34;M;Cerro Hueco;paper
148;1,3,4,8,10;55;F;Cerro Hueco;paper
149;1,3,4,6,8,11;19;F;Cerro Hueco;paper
150;1,2,3,8;31;M;Cerro Hueco;paper
151;1,3,4,8,10;50;M;Cerro Hueco;paper
152;1,3,6,8;45;M;Cerro Hueco;paper
153;1,3,6,8;25;M;Cerro Hueco;paper
154;1,3,8;45;M;Cerro Hueco;paper
155;1,3,6,8,9;28;M;Cerro Hueco;paper
156;1,4,5,6,8,10;25;M;Cerro Hueco;paper
157;1,4,6,8,9;25;F;Cerro Hueco;paper
158;1,2,3,4,6,11;45;F;Cerro Hueco;paper
159;1,3,5,6,10;19;M;Cerro Hueco;paper
160;1,5,8,10;45;F;Cerro Hueco;paper
161;1,3,4,8;42;M;Cerro Hueco;paper
162;1,8;42;F;Cerro Hueco;paper
163;1,2,3,6,10;19;M;Cerro Hueco;paper
164;1,4,8;25;F;Cerro Hueco;paper
165;1,3,6,8;28;F;Cerro Hueco;paper
166;1,3,5,6;74;F;Cerro Hueco;paper
167;1,3,4,5;17;M;Cerro Hueco;paper
168;1,2,3,8;19;F;Cerro Hueco;paper
169;1,3,5,6,11;34;M;Cerro Hueco;paper
170;1,4,5,6;50;F;Cerro Hueco;paper
171;1,3,6,8,10;25;F;Cerro Hueco;paper
172;1,3,6,8,9;45;M;Cerro Hueco;paper
173;1,3,4,6,8,11;34;M;Cerro Hueco;paper
174;1,2,3,6,8;42;F;Cerro Hueco;paper
175;1,2,3,6,8;28;F;Cerro Hueco;paper
176;1,3,6,8;61;F;Cerro Hueco;paper
177;1,3,7,8,9;38;M;Cerro Hueco;paper
178;1,3,6,8,11;17;F;Cerro Hueco;paper
179;1,3,4,6;38;M;Cerro Hueco;paper
180;1,8,9;45;M;Cerro Hueco;paper
181;1,3,6,8,11;61;F;Cerro Hueco;paper
182;1,4,5,6,8,11;42;F;Cerro Hueco;paper
183;1,3,4,6,8;22;M;Cerro Hueco;paper
184;1,2,3,6,8,9;28;F;Cerro Hueco;paper
185;1,3,5,6,8;74;M;Cerro Hueco;paper
186;1,2,8;28;F;Cerro Hueco;paper
187;1,6,8;68;M;Cerro Hueco;paper
188;1,3,6,8,9,11;55;M;Cerro Hueco;paper
189;1,2,3,4;19;M;Cerro Hueco;paper
190;1,3,4,10;74;M;Cerro Hueco;paper
191;1,3,6,8,11;22;F;Cerro Hueco;paper
192;1,2,3,6,8;17;F;Cerro Hueco;paper
193;1,3,6,8;34;F;Cerro Hueco;paper
194;1,3,6,9;28;F;Cerro Hueco;paper
195;1,3,4,8,11;42;F;Cerro Hueco;paper
196;1,5,7,8,10;55;M;Cerro Hueco;paper
197;1,3,5,6,8,9;19;F;Cerro Hueco;paper
198;1,3,6,8,11;19;F;Cerro Hueco;paper
199;1,3,4,8,11;28;M;Cerro Hueco;paper
200;1,3,6,8;25;F;Cerro Hueco;paper
201;1,2,10;31;F;Cerro Hueco;paper
202;1,3,5,6,9;45;F;Cerro Hueco;paper
203;1,4,6,8,10;28;M;Cerro Hueco;paper
204;1,3,5,8;45;F;Cerro Hueco;paper
205;1,2,3,8;68;M;Cerro Hueco;paper
206;1,3,5,12;31;F;Cerro Hueco;paper
207;1,3,4,6,8;22;F;Cerro Hueco;paper
208;1,3,5,8;50;M;Cerro Hueco;paper
209;1,3,4,8;31;M;Cerro Hueco;paper
210;1,2,3,5;34;M;Cerro Hueco;paper
211;1,3,5,6,8;74;F;Cerro Hueco;paper
212;1,3,4,5,6,8;25;F;Cerro Hueco;paper
213;1,3,6,8,9;17;M;Cerro Hueco;paper
214;1,2,3,6,9;50;M;Cerro Hueco;paper
215;1,3,6;50;F;Cerro Hueco;paper
216;1,3,5,6,8;31;F;Cerro Hueco;paper
217;4,5,9,10;28;M;Pueblo Viejo;paper
218;1,3,4,5,10;22;F;Pueblo Viejo;paper
219;4,5,10,11;22;F;Pueblo Viejo;paper
220;1,4,8,10;68;M;Pueblo Viejo;paper
221;1,4,5,10;17;F;Pueblo Viejo;paper
222;4,5,6,9;25;F;Pueblo Viejo;paper
223;4,8,10,11;50;F;Pueblo Viejo;paper
224;2,4,10,11;50;M;Pueblo Viejo;paper
225;4,6,8,9;38;F;Pueblo Viejo;paper
226;4,5,10;61;M;Pueblo Viejo;paper
227;2,4,5,10,12;42;M;Pueblo Viejo;paper
228;4,6,8,10,11;19;M;Pueblo Viejo;paper
229;1,3,4,8,11;55;M;Pueblo Viejo;paper
230;4,5,10,11;28;M;Pueblo Viejo;paper
231;4,9,10;55;M;Pueblo Viejo;paper
232;2,3,4,6,10;50;F;Pueblo Viejo;paper
233;1,2,3,4,10;28;M;Pueblo Viejo;paper
234;4,9,10;55;F;Pueblo Viejo;paper
235;1,4,5,8,10;55;M;Pueblo Viejo;paper
236;4,5,7,10;22;F;Pueblo Viejo;paper
237;1,3,4,5,11;28;F;Pueblo Viejo;paper
238;4,5,8;50;M;Pueblo Viejo;paper
239;2,4,8,10;42;M;Pueblo Viejo;paper
240;1,3,4,11;50;F;Pueblo Viejo;paper
241;4,8,10;55;F;Pueblo Viejo;paper
242;1,4,10,12;45;M;Pueblo Viejo;paper
243;1,4;61;F;Pueblo Viejo;paper
244;1,4,5,10;38;F;Pueblo Viejo;paper
245;1,2,4,10;42;M;Pueblo Viejo;paper
246;1,4,5,8,10;68;M;Pueblo Viejo;paper
247;4,5,6,9,10;50;M;Pueblo Viejo;paper
248;4,9,10;19;M;Pueblo Viejo;paper
249;2,4,8;45;M;Pueblo Viejo;paper
250;4,9,10;28;M;Pueblo Viejo;paper
251;3,4,9,12;22;M;Pueblo Viejo;paper
252;3,4,10;17;M;Pueblo Viejo;paper
253;1,3,4,8;38;M;Pueblo Viejo;paper
254;2,4,9,10;68;F;Pueblo Viejo;paper
255;1,4,10;42;M;Pueblo Viejo;paper
256;3,4,5,10;68;M;Pueblo Viejo;paper
257;4,5,10,12;25;F;Pueblo Viejo;paper
258;4,8,9,10;74;F;Pueblo Viejo;paper
259;3,4,8,10;45;M;Pueblo Viejo;paper
260;1,2,3,5,6,10;22;F;Pueblo Viejo;paper
261;4,6,10,11;31;M;Pueblo Viejo;paper
262;4,7,9,10,11;74;M;Pueblo Viejo;paper
263;3,4,10;17;M;Pueblo Viejo;paper
264;3,4,5,10;17;M;Pueblo Viejo;paper
265;1,4,5;55;F;Pueblo Viejo;paper
266;4,8,10;50;F;Pueblo Viejo;paper
267;1,5,8,10;28;M;Pueblo Viejo;paper
268;1,2,4,10;68;M;Pueblo Viejo;paper
269;2,4,5,10;38;F;Pueblo Viejo;paper
270;1,4,5,9,10;42;M;Pueblo Viejo;paper
271;1,4,5,11;61;M;Pueblo Viejo;paper
272;1,3,4,8,10,11;55;F;Pueblo Viejo;paper
273;2,4,6,11;25;F;Pueblo Viejo;paper
274;4,9,10;19;F;Pueblo Viejo;paper
275;1,2,3,4,10;45;M;Pueblo Viejo;paper
276;1,7,8,10;34;F;Pueblo Viejo;paper
277;4,5,8,9;34;F;Pueblo Viejo;paper
278;4,5,7,8,12;68;M;Pueblo Viejo;paper
279;4,5,9,10;25;F;Pueblo Viejo;paper
280;1,3,4,10;28;M;Pueblo Viejo;paper
281;4,5,10,12;22;F;Pueblo Viejo;paper
282;1,3,4,8,10;34;M;Pueblo Viejo;paper
283;1,2,4,10;25;M;Pueblo Viejo;paper
284;3,4,12;25;F;Pueblo Viejo;paper
285;4,5,12;61;F;Pueblo Viejo;paper
286;4,5,6,10;38;F;Pueblo Viejo;paper
287;1,6,9,10,11;42;F;Pueblo Viejo;paper
288;2,3,4,8,10;17;F;Pueblo Viejo;paper
289;4,8,9,10;34;M;Pueblo Viejo;paper
290;4,10;22;F;Pueblo Viejo;paper
291;1,4,5,10;38;F;Pueblo Viejo;paper
292;1,4,8,10;22;M;Pueblo Viejo;paper
293;1,4,5,10;34;M;Pueblo Viejo;paper
294;1,4,5,9,10;38;M;Pueblo Viejo;paper
295;1,4,5,10;61;M;Pueblo Viejo;paper
296;1,4,8,9,10;50;M;Pueblo Viejo;paper
297;3,4,6,10;31;M;Pueblo Viejo;paper
298;4,7,8,10;28;F;Pueblo Viejo;paper
299;3,5,7,10;31;M;Agua Fría;paper
300;2,5,6,8;38;F;Agua Fría;paper
301;1,3,4,11;34;M;Agua Fría;paper
302;1,5,8;31;F;Agua Fría;paper
303;3,4,5,11;61;M;Agua Fría;paper
304;1,5,10,11;68;F;Agua Fría;paper
305;1,7,8;28;M;Agua Fría;paper
306;1,5,11;42;M;Agua Fría;paper
307;2,5,9,12;55;M;Agua Fría;paper
308;1,4,5,9,10;28;M;Agua Fría;paper
309;1,2,5,11;61;F;Agua Fría;paper
310;3,5,6,8,11;68;F;Agua Fría;paper
311;4,5,6,7,10;34;F;Agua Fría;paper
312;1,4,5,8;25;M;Agua Fría;paper
313;3,5,8,9;22;F;Agua Fría;paper
314;3,5,9,12;22;M;Agua Fría;paper
315;1,10;31;M;Agua Fría;paper
316;1,4,5,12;50;F;Agua Fría;paper
317;1,2,5,12;34;F;Agua Fría;paper
318;4,5,8;22;M;Agua Fría;paper
319;4,5,10;22;M;Agua Fría;paper
320;4,5,7,9;22;F;Agua Fría;paper
321;4,5,10,12;45;M;Agua Fría;paper
322;5,6,8;38;F;Agua Fría;paper
323;5,10,11;68;M;Agua Fría;paper
324;1,5,7;17;M;Agua Fría;paper
325;3,5,8,12;38;M;Agua Fría;paper
326;2,5,6,11;74;M;Agua Fría;paper
327;1,3,5,11;42;F;Agua Fría;paper
328;5,9,10,11;25;F;Agua Fría;paper
329;5,7,8,9;50;M;Agua Fría;paper
330;5,6,8;45;M;Agua Fría;paper
331;3,4,5,8;50;F;Agua Fría;paper
332;3,5,6;31;M;Agua Fría;paper
333;1,5,6;38;M;Agua Fría;paper
334;5,8,11,12;50;M;Agua Fría;paper
335;1,5,8,9;55;F;Agua Fría;paper
336;2,5,10;22;F;Agua Fría;paper
337;1,4,8,11;42;M;Agua Fría;paper
338;5,8;17;M;Agua Fría;paper
339;1,5,6;25;M;Agua Fría;paper
340;3,5,8,11;25;M;Agua Fría;paper
341;3,5,9,11;28;F;Agua Fría;paper
342;1,4,5;68;M;Agua Fría;paper
343;2,5,6,11;28;F;Agua Fría;paper
344;1,5,9,12;22;F;Agua Fría;paper
345;1,2,3,5;17;F;Agua Fría;paper
346;4,5,8;74;F;Agua Fría;paper
347;1,5,10;25;F;Agua Fría;paper
348;1,5,8;25;F;Agua Fría;paper
349;1,3,5;19;M;Agua Fría;paper
350;1,2,4,5,10;68;M;Agua Fría;paper
351;1,2,3,5,10;19;F;Agua Fría;paper
352;2,5,6,8,11;55;M;Agua Fría;paper
353;5,6,8,11,12;38;F;Agua Fría;paper
354;1,5;61;M;Agua Fría;paper
355;3,4,7;25;M;Agua Fría;paper
356;1,3,4,5;31;M;Agua Fría;paper
357;1,3,4,5;31;F;Agua Fría;paper
358;2,5,10,11;34;F;Agua Fría;paper
359;4,5;25;F;Agua Fría;paper
360;1,3,4,5;34;M;Agua Fría;paper
361;2,5,6,10;45;F;Agua Fría;paper
362;1,5,9,11;50;F;Agua Fría;paper
363;1,2,5,10,11;45;F;La Pintada Baja;paper
364;1,2,8,10,11;28;M;La Pintada Baja;paper
365;1,4,10,11;68;F;La Pintada Baja;paper
366;2,3,11;74;F;La Pintada Baja;paper
367;1,2,3,4,6,11;25;M;La Pintada Baja;paper
368;1,4,6;42;M;La Pintada Baja;paper
369;1,4,11;38;M;La Pintada Baja;paper
370;1,2,4,7,8;42;M;La Pintada Baja;paper
371;1,2,5,9,10,11;19;F;La Pintada Baja;paper
372;5,6,11;74;F;La Pintada Baja;paper
373;2,4,6,7,11;17;M;La Pintada Baja;paper
374;1,2,5,8,9,11;28;F;La Pintada Baja;paper
375;1,5,8,10;50;M;La Pintada Baja;paper
376;2,5,9,11;68;M;La Pintada Baja;paper
377;5,8,11;38;M;La Pintada Baja;paper
378;2,3,11;68;F;La Pintada Baja;paper
379;2,3,4,8;34;M;La Pintada Baja;paper
380;2,4,5;22;F;La Pintada Baja;paper
381;2,9,11;50;M;La Pintada Baja;paper
382;2,4,5,7;50;F;La Pintada Baja;paper
383;2,4,5,10,11;17;F;La Pintada Baja;paper
384;2,3,10,11;38;F;La Pintada Baja;paper
385;1,2,3,5;42;M;La Pintada Baja;paper
386;1,4,11;31;M;La Pintada Baja;paper
387;3,4,9;22;M;La Pintada Baja;paper
388;2,3,11;50;M;La Pintada Baja;paper
389;1,2,8,9;28;M;La Pintada Baja;paper
390;4,10,11;61;F;La Pintada Baja;paper
391;1,2,4,9,10,11;28;M;La Pintada Baja;paper
392;1,2,9,10,11;19;M;La Pintada Baja;paper
393;2,5,8,10,11;55;M;La Pintada Baja;paper
394;1,2,4,11;74;F;La Pintada Baja;paper
395;2,4,5,11;17;F;La Pintada Baja;paper
396;1,2,4,6,11;55;M;La Pintada Baja;paper
397;2,8,10,11;45;F;La Pintada Baja;paper
398;1,2,3,5,11;50;F;La Pintada Baja;paper
399;2,4,9,10,11;74;M;La Pintada Baja;paper
400;1,2,3,8,10,11;19;F;La Pintada Baja;paper
401;2,3,5,9,10,11;28;F;La Pintada Baja;paper
402;2,8,10;38;F;La Pintada Baja;paper
403;1,2,3,9,11;19;F;La Pintada Baja;paper
404;2,4,9,11;74;M;La Pintada Baja;paper
405;1,2,3,5,11;34;M;La Pintada Baja;paper
406;2,4,10,11;31;F;La Pintada Baja;paper
407;1,2,6,8,11;50;F;La Pintada Baja;paper
408;1,2,5,11;34;F;La Pintada Baja;paper
409;1,2,5,8,9,11;68;M;La Pintada Baja;paper
410;4,8,9,11;45;M;La Pintada Baja;paper
411;2,5,6,8,11;50;F;La Pintada Baja;paper
412;3,4,5,9,11;28;M;La Pintada Baja;paper
413;1,2,4,8,11;22;F;La Pintada Baja;paper
414;2,4,5,11;34;F;La Pintada Baja;paper
415;2,5,6,9;31;M;La Pintada Baja;paper
416;3,5,6,11;45;M;La Pintada Baja;paper
417;1,2,9,11;34;M;La Pintada Baja;paper
418;2,3,6,11;28;M;La Pintada Baja;paper
