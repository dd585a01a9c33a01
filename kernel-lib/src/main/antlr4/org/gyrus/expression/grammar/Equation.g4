grammar Equation;
expression : NAME EOF ;
NAME : [a-zA-Z]+ ;
WS : [ \t]+ -> skip ;
