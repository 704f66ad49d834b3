SELECT method FROM adopted_method;
