LOAD ui;
