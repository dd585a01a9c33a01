// The language of equations. The tree is made by org.gyrus.expression.TreeMaker.
grammar Equation;

rate       : NAME '/' NAME '=' expression EOF ;     // dV/dt = a*V
definition : NAME '=' expression EOF ;              // q = (A - P)/R
jump       : NAME '->' expression EOF ;             // V -> V/2
alone      : expression EOF ;

// From the operator that binds most to the one that binds least.
expression
    : <assoc=right> expression '^' expression             # power
    | '-' expression                                      # minus
    | expression op=('*' | '/') expression                # product
    | expression op=('+' | '-') expression                # sum
    | expression op=('<' | '<=' | '>' | '>=') expression  # relation
    | 'not' expression                                    # not
    | expression 'and' expression                         # and
    | expression 'or' expression                          # or
    | NAME '(' (expression (',' expression)*)? ')'        # call
    | '(' expression ')'                                  # group
    | NAME                                                # name
    | NUMBER                                              # number
    ;

NAME   : LETTER (LETTER | DIGIT)* ;
NUMBER : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ([eE] [+-]? DIGIT+)? ;
SPACE  : [ \t\r\n]+ -> skip ;
OTHER  : . ;                                              // told by the parser, with its place

fragment LETTER : [a-zA-Z_\u0370-\u03FF] ;
fragment DIGIT  : [0-9] ;
